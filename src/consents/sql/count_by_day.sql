-- Events per UTC day since $2, for the chart.
SELECT r.at / 86400000000, r.type, count(*)
FROM register r
WHERE r.log = $1 AND r.idx >= $2 AND r.at >= $3
GROUP BY r.at / 86400000000, r.type
ORDER BY r.at / 86400000000, r.type
LIMIT 4000
