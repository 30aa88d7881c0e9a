-- A new company; its facts are one document that SQL never looks into.
INSERT INTO companies (workspace, id, name, document, archived, revision, created_at, updated_at)
VALUES ($1, $2, $3, $4, 0, 1, $5, $5)
