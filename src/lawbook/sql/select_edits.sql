-- Everything a workspace ever edited in a law, newest first.
SELECT revision, profile, path, value, standard, staff, reason, at
FROM law_edits
WHERE workspace = $1 AND profile = $2 AND revision < $3
ORDER BY revision DESC
LIMIT $4
