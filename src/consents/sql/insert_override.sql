-- An override with the name of who took it, as it is now.
INSERT INTO capture_override (log, source, source_version, agreement, source_kind, idx, at, mode, method, profile,
                              article, reason, taken_by, taken_by_name, review_date, warns_at, stops_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
        COALESCE((SELECT s.name FROM staff s WHERE s.workspace = $1 AND s.id = $13), ''), $14, $15, $16)
