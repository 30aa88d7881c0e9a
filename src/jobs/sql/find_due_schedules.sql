SELECT name FROM job_schedule WHERE next_run <= $1 ORDER BY name LIMIT 100
