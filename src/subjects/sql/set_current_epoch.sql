-- From now on new keys use this epoch. Gives the next subject number.
UPDATE subject_counter SET epoch = $1 WHERE one = 1 AND epoch < $1 RETURNING next_sid
