-- Attempts that no longer count.
DELETE FROM sign_in_attempts WHERE last_at < $1
