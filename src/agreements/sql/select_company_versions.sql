-- Everything a company ever published, oldest first; permalinks name no workspace, ids are random and unique.
SELECT v.document, a.state
FROM agreements a
JOIN agreement_versions v ON v.workspace = a.workspace AND v.agreement = a.id
WHERE a.company = $1
ORDER BY v.published_at, v.agreement, v.version
LIMIT 1000
