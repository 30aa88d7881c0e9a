-- A known person gave another identifier.
UPDATE subject SET ident_ct = $3 WHERE workspace = $1 AND sid = $2
