-- The oldest epoch below $1 under which a subject still is.
SELECT epoch FROM subject WHERE epoch < $1 ORDER BY epoch LIMIT 1
