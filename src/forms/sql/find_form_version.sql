-- A frozen version.
SELECT document, verdicts, published_at, published_by FROM form_version
WHERE workspace = $1 AND form = $2 AND version = $3
