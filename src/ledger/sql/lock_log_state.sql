-- The right edge of a log, locked until the end of the transaction (SQLite has one writer anyway).
SELECT size, root, frontier, last_ts, frozen FROM log_state WHERE log = $1
