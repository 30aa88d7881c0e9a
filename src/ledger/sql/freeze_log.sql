-- Stops all appends: the store is older than what others have seen of it.
UPDATE log_state SET frozen = 1 WHERE log = $1
