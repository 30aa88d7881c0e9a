-- Every log of the installation; there is one for each workspace.
SELECT log, log_id, workspace, origin, vkey, created FROM log ORDER BY log LIMIT 100000
