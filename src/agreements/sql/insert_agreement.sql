-- A new agreement: a draft that nobody can be asked for yet.
INSERT INTO agreements
    (workspace, id, company, name, kind, law_profile, state, uid, published_version, draft, revision, created_at,
     life)
VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, 0, $8, 1, $9, $10)
