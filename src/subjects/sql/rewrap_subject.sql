-- Moves a subject's keys to a new epoch, unless somebody did so already.
UPDATE subject SET epoch = $3, dek_o = $4, dek_e = $5, ident_ct = $6
WHERE sid = $1 AND epoch = $2
