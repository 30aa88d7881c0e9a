-- Which of the single-use tokens, 24 bytes each (expiry, nonce) end to end in $2, were spent.
-- One look into the index for each (the inner LIMIT keeps it so): without statistics "= ANY" reads the whole log.
SELECT spent.token
FROM generate_series(0, length(CAST($2 AS BYTEA)) / 24 - 1) AS part (i)
CROSS JOIN LATERAL (
    SELECT token
    FROM spent_token
    WHERE log = $1 AND token = substring(CAST($2 AS BYTEA) FROM part.i * 24 + 1 FOR 24)
    LIMIT 1) AS spent
