-- Which of the 16-byte idempotency tags, given end to end in $2, the log has already seen.
WITH RECURSIVE part (i) AS (
    SELECT 0 UNION ALL SELECT i + 1 FROM part WHERE (i + 2) * 16 <= length($2)
)
SELECT idem.tag, idem.idx
FROM part CROSS JOIN idem
WHERE idem.log = $1 AND idem.tag = substr($2, part.i * 16 + 1, 16)
LIMIT 8192
