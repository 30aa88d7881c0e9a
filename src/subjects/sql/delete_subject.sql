-- Nothing was ever sealed under its keys.
DELETE FROM subject WHERE sid = $1 AND state = 2
