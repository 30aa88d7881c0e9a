-- A wrapped secret of a workspace; written once.
INSERT INTO workspace_key (workspace, name, wrapped) VALUES ($1, $2, $3)
ON CONFLICT (workspace, name) DO NOTHING
