-- A page of recipients by id; $2 = 1 shows archived ones as well.
SELECT id, document, archived, revision
FROM recipients
WHERE workspace = $1 AND (archived = 0 OR CAST($2 AS BIGINT) = 1) AND id > $3
ORDER BY id
LIMIT $4
