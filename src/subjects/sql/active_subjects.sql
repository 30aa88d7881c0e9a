-- Subjects in use, as far as this store knows, with numbers between $1 and $2.
SELECT sid, workspace FROM subject WHERE sid > $1 AND sid < $2 AND state = 0 ORDER BY sid LIMIT 1000
