-- The root is gone.
UPDATE key_epoch SET destroyed = $2 WHERE epoch = $1 AND destroyed IS NULL
