-- The newest entry of a person that carries what he told about himself.
SELECT r.idx FROM register r
WHERE r.log = $1 AND r.sid = $2 AND r.type IN (1, 2, 9, 11)
ORDER BY r.idx DESC
LIMIT 1
