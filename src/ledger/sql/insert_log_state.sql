-- The one row of a log that is ever updated: its right edge.
INSERT INTO log_state (log, size, root, frontier, last_ts, frozen)
VALUES ($1, 0, $2, $3, 0, 0)
