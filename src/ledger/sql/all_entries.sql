-- The whole log in order, for audits and exports; streamed.
SELECT idx, leaf_hash, e FROM entry WHERE log = $1 AND idx >= $2 ORDER BY idx
