-- The sealed payloads of one entry.
SELECT cls, sid, ct FROM payload WHERE log = $1 AND idx = $2 ORDER BY cls LIMIT 2
