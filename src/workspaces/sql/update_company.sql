-- No row changes when somebody else changed it first.
UPDATE companies
SET name = $4, document = $5, archived = $6, revision = revision + 1, updated_at = $7
WHERE workspace = $1 AND id = $2 AND revision = $3
