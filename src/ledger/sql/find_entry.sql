-- The exact bytes of one entry.
SELECT e FROM entry WHERE log = $1 AND idx = $2
