-- Was anything sealed for this person?
SELECT 1 FROM payload WHERE sid = $1 LIMIT 1
