-- Writes a form over the revision that was read.
UPDATE form
SET company = $3, name = $4, state = $5, draft = $6, published_version = $7, revision = revision + 1,
    updated_at = $8, stops_at = $10
WHERE workspace = $1 AND id = $2 AND revision = $9
