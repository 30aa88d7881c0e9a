-- Whether any person is known in a workspace.
SELECT 1 FROM contact WHERE workspace = $1 LIMIT 1
