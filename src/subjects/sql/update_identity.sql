-- A known person gave another identifier; unless the row changed since it was read.
UPDATE subject SET ident_ct = $3
WHERE workspace = $1 AND sid = $2 AND epoch = $4 AND ident_ct = $5 AND state = 0
