-- The attempt guards a job that somebody else has claimed since: its lease was over.
DELETE FROM job WHERE job = $1 AND attempts = $2 AND state = 'running'
