-- A page of companies, oldest first; $2 = 1 shows archived ones as well.
SELECT id, document, archived, revision, created_at
FROM companies
WHERE workspace = $1 AND (archived = 0 OR CAST($2 AS BIGINT) = 1) AND (created_at, id) > ($3, $4)
ORDER BY created_at, id
LIMIT $5
