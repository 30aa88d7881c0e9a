-- One person's keys.
SELECT epoch, dek_o, dek_e, ident_ct, state FROM subject WHERE workspace = $1 AND sid = $2
