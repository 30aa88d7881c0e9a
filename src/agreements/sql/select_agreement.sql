-- One agreement with its draft.
SELECT id, company, name, kind, law_profile, state, uid, published_version, draft, revision, created_at, life
FROM agreements
WHERE workspace = $1 AND id = $2
