-- Freezes what becomes public.
INSERT INTO form_version (workspace, form, version, document, verdicts, published_at, published_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
