-- How often one source (an address or an account) failed lately.
SELECT failures, blocked_until, last_at FROM sign_in_attempts WHERE source = $1
