-- One purpose, archived or not.
SELECT id, code, document, archived, revision FROM purposes WHERE workspace = $1 AND id = $2
