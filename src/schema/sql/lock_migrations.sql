-- SQLite needs no lock: a write transaction excludes every other, and the file has one process.
SELECT 1
