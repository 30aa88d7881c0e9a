-- Who calls with a key that is still good.
SELECT workspace, id, scopes FROM api_keys WHERE key_hash = $1 AND revoked_at IS NULL
