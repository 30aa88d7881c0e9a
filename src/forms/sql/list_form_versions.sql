-- The history of a form, newest first.
SELECT version, published_at, published_by, verdicts FROM form_version
WHERE workspace = $1 AND form = $2 ORDER BY version DESC LIMIT 200
