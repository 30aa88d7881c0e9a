-- The next subjects of one epoch.
SELECT sid, workspace, dek_o, dek_e, ident_ct, state
FROM subject
WHERE epoch = $1
ORDER BY sid
LIMIT 500
