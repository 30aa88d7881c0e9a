-- How one version came about.
SELECT asks_again, document FROM agreement_version_history
WHERE workspace = $1 AND agreement = $2 AND version = $3
