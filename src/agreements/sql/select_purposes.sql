-- A page of purposes by code; $2 = 1 shows archived ones as well.
SELECT id, code, document, archived, revision
FROM purposes
WHERE workspace = $1 AND (archived = 0 OR CAST($2 AS BIGINT) = 1) AND code > $3
ORDER BY code
LIMIT $4
