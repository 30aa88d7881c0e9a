-- A waiting job with the same unique_key makes this one superfluous.
INSERT INTO job (kind, unique_key, payload, state, run_at, attempts, created)
VALUES ($1, $2, $3, 'waiting', $4, 0, $5)
ON CONFLICT (unique_key) DO NOTHING
