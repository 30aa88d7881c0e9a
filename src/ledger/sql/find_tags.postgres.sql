-- Which of the 16-byte idempotency tags, given end to end in $2, the log has already seen.
-- One look into the index for each (the inner LIMIT keeps it so): without statistics "= ANY" reads the whole log.
SELECT seen.tag, seen.idx
FROM generate_series(0, length(CAST($2 AS BYTEA)) / 16 - 1) AS part (i)
CROSS JOIN LATERAL (
    SELECT tag, idx
    FROM idem
    WHERE log = $1 AND tag = substring(CAST($2 AS BYTEA) FROM part.i * 16 + 1 FOR 16)
    LIMIT 1) AS seen
