-- Roots of complete tiles: the hashes of the tiles one level up.
SELECT root FROM tile WHERE log = $1 AND level = $2 AND n >= $3 AND n < $4 ORDER BY n LIMIT 256
