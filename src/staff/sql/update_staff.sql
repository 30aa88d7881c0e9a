-- No row changes when somebody else changed it first.
UPDATE staff
SET name = $4, lang = $5, roles = $6, is_owner = $7, active = $8, password_hash = $9,
    revision = revision + 1, updated_at = $10
WHERE workspace = $1 AND id = $2 AND revision = $3
