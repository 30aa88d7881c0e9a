-- One row of the register.
SELECT r.log, r.idx, r.at, r.type, r.sid, r.uid, r.agreement, r.version, r.lang, r.text_sha, r.title, r.purposes,
       r.source_kind, r.source, r.source_version, r.source_name, r.mode, r.method, r.profile,
       r.recorder_kind, r.recorder, r.submission, r.concerns, r.screen_differs, r.facts,
       CASE WHEN r.type = 1 AND EXISTS (
           SELECT 1 FROM register w
           WHERE w.log = r.log AND w.sid = r.sid AND w.idx > r.idx AND w.type = 3 AND w.concerns = r.idx
       ) THEN 1 ELSE 0 END,
       (SELECT e.leaf_hash FROM entry e WHERE e.log = r.log AND e.idx = r.idx)
FROM register r
WHERE r.log = $1 AND r.idx = $2
