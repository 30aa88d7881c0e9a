-- The right password forgives the account.
DELETE FROM sign_in_attempts WHERE source = $1
