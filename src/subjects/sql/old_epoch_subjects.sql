-- The next subjects still wrapped under an older epoch than $1.
SELECT sid, workspace, epoch, dek_o, dek_e, ident_ct
FROM subject
WHERE epoch < $1 AND state = 0
ORDER BY sid
LIMIT 500
