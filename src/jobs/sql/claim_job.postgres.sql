-- As claim_job.sql; nodes pass over each other's jobs instead of waiting for them.
UPDATE job
SET state = 'running', attempts = attempts + 1, run_at = $2, unique_key = NULL
WHERE job = (
    SELECT job FROM job WHERE state <> 'given_up' AND run_at <= $1 ORDER BY run_at, job LIMIT 1
    FOR UPDATE SKIP LOCKED)
RETURNING job, kind, payload, attempts
