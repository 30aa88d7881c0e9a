-- A wrapped secret of a workspace.
SELECT wrapped FROM workspace_key WHERE workspace = $1 AND name = $2
