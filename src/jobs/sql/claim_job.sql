-- The unique key goes with the claim: what happens from now on needs a run of its own.
UPDATE job
SET state = 'running', attempts = attempts + 1, run_at = $2, unique_key = NULL
WHERE job = (
    SELECT job FROM job WHERE state <> 'given_up' AND run_at <= $1 ORDER BY run_at, job LIMIT 1)
RETURNING job, kind, payload, attempts
