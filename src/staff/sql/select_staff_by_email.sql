-- The account that signs in with an address: one address, one account in the whole installation.
SELECT workspace, id, email, name, lang, roles, active, password_hash, totp_secret, totp_pending,
       totp_step, revision, created_at
FROM staff
WHERE email_key = $1
