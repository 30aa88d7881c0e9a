-- What a version meant for those who had agreed before, for ever.
INSERT INTO agreement_version_history (workspace, agreement, version, asks_again, document)
VALUES ($1, $2, $3, $4, $5)
