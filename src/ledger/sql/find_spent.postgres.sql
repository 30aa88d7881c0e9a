-- Which of the single-use tokens, 24 bytes each (expiry, nonce) end to end in $2, were spent.
SELECT token
FROM spent_token
WHERE log = $1 AND token = ANY (ARRAY(
    SELECT substring(CAST($2 AS BYTEA) FROM part.i * 24 + 1 FOR 24)
    FROM generate_series(0, length(CAST($2 AS BYTEA)) / 24 - 1) AS part (i)))
LIMIT 8192
