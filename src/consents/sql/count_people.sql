-- People who agreed and did not take it back, whose newest such consent is to a version before $3.
SELECT count(*) FROM (
    SELECT r.sid
    FROM register r
    WHERE r.log = $1 AND r.agreement = $2 AND r.type = 1 AND r.sid <> 0
      AND NOT EXISTS (
          SELECT 1 FROM register w
          WHERE w.log = r.log AND w.sid = r.sid AND w.idx > r.idx AND w.type = 3 AND w.concerns = r.idx)
    GROUP BY r.sid
    HAVING max(r.version) < $3
) people
