-- The right password gives the address back the one attempt it took.
UPDATE sign_in_attempts
SET failures = failures - 1, blocked_until = 0
WHERE source = $1 AND failures > 0
