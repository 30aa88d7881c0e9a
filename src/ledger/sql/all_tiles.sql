-- Every complete tile in order, for audits; streamed.
SELECT level, n, data, root FROM tile WHERE log = $1 ORDER BY level, n
