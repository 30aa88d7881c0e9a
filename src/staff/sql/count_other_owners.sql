-- Who would be left to own the workspace without $2.
SELECT COUNT(*) FROM staff WHERE workspace = $1 AND id <> $2 AND active = 1 AND is_owner = 1
