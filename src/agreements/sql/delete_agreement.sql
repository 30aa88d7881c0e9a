-- Only what was never published can go.
DELETE FROM agreements WHERE workspace = $1 AND id = $2 AND revision = $3 AND published_version = 0
