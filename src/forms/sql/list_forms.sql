-- Forms of a workspace, oldest first.
SELECT id, number, company, name, state, draft, published_version, revision,
       created_at,
       updated_at, workspace
FROM form WHERE workspace = $1 ORDER BY number LIMIT 1000
