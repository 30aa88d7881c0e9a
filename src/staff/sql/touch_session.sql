-- Moves the idle clock forward.
UPDATE staff_sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2
