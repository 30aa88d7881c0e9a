-- Entries about a person of which something sealed is gone, for audits; streamed.
SELECT r.idx, r.sid
FROM register r
WHERE r.log = $1 AND r.sid <> 0
  AND (SELECT count(*) FROM payload p WHERE p.log = r.log AND p.idx = r.idx) < 2
ORDER BY r.idx
