-- A token that has expired is refused for that alone, so its spending need not be remembered.
DELETE FROM spent_token WHERE log = $1 AND token < $2
