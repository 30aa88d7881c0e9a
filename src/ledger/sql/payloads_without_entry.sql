-- Sealed data that no entry vouches for.
SELECT DISTINCT p.idx FROM payload p
WHERE p.log = $1 AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.log = p.log AND e.idx = p.idx)
ORDER BY p.idx
LIMIT 100
