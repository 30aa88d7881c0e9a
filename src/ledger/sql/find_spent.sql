-- Which of the single-use tokens, 24 bytes each (expiry, nonce) end to end in $2, were spent.
WITH RECURSIVE part (i) AS (
    SELECT 0 UNION ALL SELECT i + 1 FROM part WHERE (i + 2) * 24 <= length($2)
)
SELECT spent_token.token
FROM part CROSS JOIN spent_token
WHERE spent_token.log = $1 AND spent_token.token = substr($2, part.i * 24 + 1, 24)
LIMIT 8192
