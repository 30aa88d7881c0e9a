-- The code a company waits for.
SELECT address, lang, nonce, expires_at, failures, sent, first_sent_at
FROM mailbox_codes
WHERE workspace = $1 AND company = $2
