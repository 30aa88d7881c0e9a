-- Every subject has come to this epoch or a newer one.
UPDATE key_epoch SET moved = $2 WHERE epoch = $1 AND moved IS NULL
