-- Everything sealed with the entries that vouch for it, for audits; streamed.
SELECT p.idx, p.cls, p.sid, p.ct, e.e
FROM payload p
JOIN entry e ON e.log = p.log AND e.idx = p.idx
WHERE p.log = $1
ORDER BY p.idx, p.cls
