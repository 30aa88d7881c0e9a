-- After a change of password or rights: every session of the account but $3.
DELETE FROM staff_sessions WHERE workspace = $1 AND staff = $2 AND token_hash <> $3
