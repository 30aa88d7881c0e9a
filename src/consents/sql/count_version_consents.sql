-- How many consents rest on a version of an agreement.
SELECT count(*) FROM register r
WHERE r.log = $1 AND r.agreement = $2 AND r.version = $3 AND r.type = 1
