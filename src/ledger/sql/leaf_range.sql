-- Leaf hashes of one tile or less.
SELECT leaf_hash FROM entry WHERE log = $1 AND idx >= $2 AND idx < $3 ORDER BY idx LIMIT 256
