-- Everybody of a workspace, oldest account first.
SELECT workspace, id, email, name, lang, roles, active, password_hash, totp_secret, totp_pending,
       totp_step, revision, created_at
FROM staff
WHERE workspace = $1
ORDER BY created_at, id
LIMIT 1000
