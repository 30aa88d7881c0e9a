-- No row changes when somebody else changed it first.
UPDATE agreements
SET name = $4, company = $5, kind = $6, law_profile = $7, state = $8, published_version = $9, draft = $10,
    life = $11, revision = revision + 1
WHERE workspace = $1 AND id = $2 AND revision = $3
