-- Every workspace of the installation, for jobs and commands that visit all of them.
SELECT id, name, default_language, phone_region, settings, rehearsal, revision
FROM workspaces
ORDER BY id
LIMIT 10000
