-- The newest archived head.
SELECT size, note FROM checkpoint WHERE log = $1 ORDER BY size DESC LIMIT 1
