-- One workspace.
SELECT id, name, default_language, phone_region, settings, rehearsal, revision
FROM workspaces
WHERE id = $1
