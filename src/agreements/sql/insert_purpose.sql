-- Codes name purposes in the log, so one that was given is never given again.
INSERT INTO purposes (workspace, id, code, document, archived, revision, created_at)
VALUES ($1, $2, $3, $4, 0, 1, $5)
