-- The key itself is shown once and never stored.
INSERT INTO api_keys (workspace, id, name, scopes, key_hash, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
