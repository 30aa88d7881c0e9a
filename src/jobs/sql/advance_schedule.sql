-- Zero rows: another node was quicker.
UPDATE job_schedule SET next_run = $3 WHERE name = $1 AND next_run <= $2
