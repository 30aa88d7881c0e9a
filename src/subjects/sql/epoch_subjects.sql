-- Every subject of one epoch, for the trial; streamed.
SELECT sid, workspace, dek_o, dek_e, ident_ct, state FROM subject WHERE epoch = $1
