-- A new code takes the place of the last one.
INSERT INTO mailbox_codes
    (workspace, company, address, lang, nonce, expires_at, failures, sent, first_sent_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (workspace, company) DO UPDATE SET
    address = excluded.address, lang = excluded.lang, nonce = excluded.nonce,
    expires_at = excluded.expires_at, failures = excluded.failures, sent = excluded.sent,
    first_sent_at = excluded.first_sent_at
