-- The right edge of a log as of the last commit.
SELECT size, root, frontier, last_ts, frozen FROM log_state WHERE log = $1
