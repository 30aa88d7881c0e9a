-- Subjects whose time aside is over.
SELECT sid, workspace FROM subject WHERE state = 2 AND retain_until <= $1 ORDER BY sid LIMIT 1000
