UPDATE job SET state = 'waiting', run_at = $3, last_error = $4
WHERE job = $1 AND attempts = $2 AND state = 'running'
