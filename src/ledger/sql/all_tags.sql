-- Every idempotency tag in order, for audits; streamed.
SELECT tag, idx FROM idem WHERE log = $1 ORDER BY tag
