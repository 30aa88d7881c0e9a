-- A changed interval starts a new rhythm; an unchanged one keeps its next run over restarts.
INSERT INTO job_schedule (name, every_micros, next_run) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET every_micros = excluded.every_micros, next_run = excluded.next_run
WHERE job_schedule.every_micros <> excluded.every_micros
