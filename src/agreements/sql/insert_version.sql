-- A published state, for ever.
INSERT INTO agreement_versions
    (workspace, agreement, version, uid, law_profile, published_at, published_by, document)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
