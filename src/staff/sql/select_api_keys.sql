-- Keys of a workspace, oldest first, revoked ones too.
SELECT id, name, scopes, created_by, created_at, revoked_at
FROM api_keys
WHERE workspace = $1
ORDER BY created_at, id
LIMIT 1000
