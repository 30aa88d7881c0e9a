-- The first code that no purpose of the workspace has or had.
SELECT CAST(COALESCE(MAX(code), 100) + 1 AS BIGINT) FROM purposes WHERE workspace = $1
