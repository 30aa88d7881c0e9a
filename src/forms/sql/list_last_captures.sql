-- When each form last recorded an answer, among the newest two hundred thousand entries.
SELECT source, max(at) FROM register
WHERE log = $1
  AND idx >= (SELECT CASE WHEN size > 200000 THEN size - 200000 ELSE 0 END FROM log_state WHERE log = $1)
  AND source_kind = 'form' AND type IN (1, 2, 9)
GROUP BY source ORDER BY source LIMIT 1000
