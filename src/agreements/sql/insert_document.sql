-- Equal bytes are one row.
INSERT INTO documents (sha256, type, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
