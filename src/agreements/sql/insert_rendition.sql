-- What a published form shows; said again it is the same.
INSERT INTO renditions (workspace, form, form_version, agreement, agreement_version, lang, sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING
