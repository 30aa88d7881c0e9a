-- For health and metrics.
SELECT state, COUNT(*), MIN(run_at) FROM job GROUP BY state ORDER BY state LIMIT 3
