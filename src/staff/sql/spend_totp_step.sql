-- A step is good once: no row changes for one that was used, or for an older one.
UPDATE staff SET totp_step = $3 WHERE workspace = $1 AND id = $2 AND totp_step < $3
