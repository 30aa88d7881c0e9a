-- From 20 on a company must name its own address for erasure.
SELECT COUNT(*) FROM staff WHERE workspace = $1 AND active = 1
