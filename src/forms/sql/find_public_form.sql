-- A form by the id in a public address; ids are unique in the installation.
SELECT id, number, company, name, state, draft, published_version, revision,
       created_at,
       updated_at, workspace, kind, stops_at
FROM form WHERE id = $1
