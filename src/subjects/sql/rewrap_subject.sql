-- Moves a subject's keys to a new epoch. The identity stays as it is: its key is the same.
UPDATE subject SET epoch = $3, dek_o = $4, dek_e = $5 WHERE sid = $1 AND epoch = $2
