-- Numbers are given in order: 1 is the installation's first workspace.
INSERT INTO workspaces
    (id, name, default_language, phone_region, settings, rehearsal, revision, created_at, updated_at)
SELECT COALESCE(MAX(id), 0) + 1, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT),
       CAST($4 AS TEXT), CAST($5 AS SMALLINT), 1, CAST($6 AS BIGINT), CAST($6 AS BIGINT)
FROM workspaces
RETURNING id
