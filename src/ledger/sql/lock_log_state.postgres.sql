-- Lock and fresh row in one statement of its own: a later statement sees what earlier holders did.
SELECT size, root, frontier, last_ts, frozen FROM log_state WHERE log = $1 FOR UPDATE
