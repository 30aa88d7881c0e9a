-- How many consents rest on each version of an agreement.
SELECT r.version, count(*) FROM register r
WHERE r.log = $1 AND r.agreement = $2 AND r.type = 1
GROUP BY r.version
ORDER BY r.version DESC
LIMIT 1000
