-- The number of the last edit of a workspace; 0 before the first.
SELECT coalesce(max(revision), 0)
FROM law_edits
WHERE workspace = $1
LIMIT 1
