-- Not found by anybody from now on.
UPDATE subject SET state = 2, retain_until = $2 WHERE sid = $1 AND state = 0
