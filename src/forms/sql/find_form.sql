-- One form of a workspace.
SELECT id, number, company, name, state, draft, published_version, revision,
       created_at,
       updated_at, workspace, kind, stops_at
FROM form WHERE workspace = $1 AND id = $2
