-- Whether the first-run setup is still open.
SELECT COUNT(*) FROM staff
