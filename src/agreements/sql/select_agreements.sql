-- A page of agreements, newest first, from before ($2, $3).
SELECT id, company, name, kind, law_profile, state, uid, published_version, draft, revision, created_at, life
FROM agreements
WHERE workspace = $1 AND (created_at, id) < ($2, $3)
ORDER BY created_at DESC, id DESC
LIMIT $4
