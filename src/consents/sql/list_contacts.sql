-- People, newest first.
SELECT c.sid, c.first_at,
       (SELECT max(r.at) FROM register r WHERE r.log = $1 AND r.sid = c.sid),
       (SELECT count(*) FROM register r WHERE r.log = $1 AND r.sid = c.sid AND r.type = 1)
FROM contact c
WHERE c.workspace = $1 AND c.sid < $2 AND (CAST($3 AS BIGINT) IS NULL OR c.sid = $3)
ORDER BY c.sid DESC
LIMIT $4
