-- Equal bytes are one row.
INSERT INTO agreement_texts (sha256, lang, html, tree) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
