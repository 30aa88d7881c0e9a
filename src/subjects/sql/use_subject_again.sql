-- It was used after all.
UPDATE subject SET state = 0, retain_until = NULL WHERE sid = $1 AND state = 2
