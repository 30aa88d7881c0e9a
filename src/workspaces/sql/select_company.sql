-- One company, archived ones too: old records must stay readable.
SELECT id, document, archived, revision, created_at
FROM companies
WHERE workspace = $1 AND id = $2
