-- One page of the register, oldest first, by the filters that are set.
SELECT r.log, r.idx, r.at, r.type, r.sid, r.uid, r.agreement, r.version, r.lang, r.text_sha, r.title, r.purposes,
       r.source_kind, r.source, r.source_version, r.source_name, r.mode, r.method, r.profile,
       r.recorder_kind, r.recorder, r.submission, r.concerns, r.screen_differs, r.facts,
       CASE WHEN r.type = 1 AND EXISTS (
           SELECT 1 FROM register w
           WHERE w.log = r.log AND w.sid = r.sid AND w.idx > r.idx AND w.type = 3 AND w.concerns = r.idx
       ) THEN 1 ELSE 0 END,
       (SELECT e.leaf_hash FROM entry e WHERE e.log = r.log AND e.idx = r.idx)
FROM register r
WHERE r.log = $1 AND r.idx > $2
  AND (CAST($3 AS BIGINT) IS NULL OR r.type = $3)
  AND (CAST($4 AS TEXT) IS NULL OR r.agreement = $4)
  AND (CAST($5 AS BIGINT) IS NULL OR r.version = $5)
  AND (CAST($6 AS TEXT) IS NULL OR r.source = $6)
  AND (CAST($7 AS TEXT) IS NULL OR r.method = $7)
  AND (CAST($8 AS BIGINT) IS NULL OR r.at >= $8)
  AND (CAST($9 AS BIGINT) IS NULL OR r.at < $9)
  AND (CAST($10 AS BIGINT) IS NULL OR r.sid = $10)
  AND (CAST($11 AS BIGINT) IS NULL OR (CASE WHEN EXISTS (
          SELECT 1 FROM register w
          WHERE w.log = r.log AND w.sid = r.sid AND w.idx > r.idx AND w.type = 3 AND w.concerns = r.idx
      ) THEN 1 ELSE 0 END) = $11)
ORDER BY r.idx
LIMIT $12
