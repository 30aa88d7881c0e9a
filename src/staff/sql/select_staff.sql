-- One account.
SELECT workspace, id, email, name, lang, roles, active, password_hash, totp_secret, totp_pending,
       totp_step, revision, created_at
FROM staff
WHERE workspace = $1 AND id = $2
