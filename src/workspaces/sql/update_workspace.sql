-- No row changes when somebody else changed it first.
UPDATE workspaces
SET name = $3, default_language = $4, phone_region = $5, settings = $6,
    revision = revision + 1, updated_at = $7
WHERE id = $1 AND revision = $2
