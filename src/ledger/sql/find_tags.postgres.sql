-- Which of the 16-byte idempotency tags, given end to end in $2, the log has already seen.
SELECT tag, idx
FROM idem
WHERE log = $1 AND tag = ANY (ARRAY(
    SELECT substring(CAST($2 AS BYTEA) FROM part.i * 16 + 1 FOR 16)
    FROM generate_series(0, length(CAST($2 AS BYTEA)) / 16 - 1) AS part (i)))
LIMIT 8192
