-- Somebody who may receive data.
INSERT INTO recipients (workspace, id, document, archived, revision, created_at)
VALUES ($1, $2, $3, 0, 1, $4)
