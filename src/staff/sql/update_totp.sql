-- Enrolling, confirming or dropping the second factor.
UPDATE staff
SET totp_secret = $3, totp_pending = $4, totp_step = $5, updated_at = $6
WHERE workspace = $1 AND id = $2
