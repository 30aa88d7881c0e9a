-- The published states of one agreement, newest first.
SELECT document FROM agreement_versions
WHERE workspace = $1 AND agreement = $2 AND version < $3
ORDER BY version DESC
LIMIT $4
