-- A workspace gets its log.
INSERT INTO log (log, log_id, workspace, origin, vkey, created)
VALUES ($1, $2, $3, $4, $5, $6)
