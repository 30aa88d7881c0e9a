-- Counts an attempt before its password is checked.
INSERT INTO sign_in_attempts (source, failures, blocked_until, last_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (source) DO UPDATE
SET failures = excluded.failures, blocked_until = excluded.blocked_until,
    last_at = excluded.last_at
