-- The newest version, up to $3, that asks everybody again. Without a history: it does.
SELECT COALESCE(MAX(v.version), 1)
FROM agreement_versions v
LEFT JOIN agreement_version_history h
    ON h.workspace = v.workspace AND h.agreement = v.agreement AND h.version = v.version
WHERE v.workspace = $1 AND v.agreement = $2 AND v.version <= $3 AND COALESCE(h.asks_again, 1) = 1
