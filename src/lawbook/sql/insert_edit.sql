-- One edit of a law by a workspace.
INSERT INTO law_edits (workspace, revision, profile, path, value, standard, staff, reason, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
