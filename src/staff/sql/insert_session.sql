-- The token itself is known to the browser only.
INSERT INTO staff_sessions (token_hash, workspace, staff, created_at, seen_at, expires_at)
VALUES ($1, $2, $3, $4, $4, $5)
