-- Waits for a representative; a repeated submission changes nothing.
INSERT INTO representative_request (id, workspace, form, expires_at, sealed)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO NOTHING
