-- A new account without a second factor.
INSERT INTO staff
    (workspace, id, email, email_key, name, lang, roles, is_owner, active, password_hash,
     totp_step, revision, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, 0, 1, $10, $10)
