UPDATE job SET state = 'given_up', last_error = $3
WHERE job = $1 AND attempts = $2 AND state = 'running'
