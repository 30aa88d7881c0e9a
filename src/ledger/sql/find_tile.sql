-- One complete tile.
SELECT data FROM tile WHERE log = $1 AND level = $2 AND n = $3
