-- Moves the right edge once for a whole batch.
UPDATE log_state SET size = $2, root = $3, frontier = $4, last_ts = $5 WHERE log = $1
