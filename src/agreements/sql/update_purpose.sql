-- No row changes when somebody else changed it first.
UPDATE purposes SET document = $4, archived = $5, revision = revision + 1
WHERE workspace = $1 AND id = $2 AND revision = $3
