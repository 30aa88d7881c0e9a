-- Forms of a workspace, or of one of its companies, oldest first.
SELECT id, number, company, name, state, draft, published_version, revision,
       created_at,
       updated_at, workspace, kind, stops_at
FROM form WHERE workspace = $1 AND ($2 = '' OR company = $2) ORDER BY number LIMIT 1000
