-- One recipient, archived or not.
SELECT id, document, archived, revision FROM recipients WHERE workspace = $1 AND id = $2
