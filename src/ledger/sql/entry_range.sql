-- The exact bytes of up to one bundle of entries.
SELECT idx, leaf_hash, e FROM entry WHERE log = $1 AND idx >= $2 AND idx < $3 ORDER BY idx LIMIT 256
