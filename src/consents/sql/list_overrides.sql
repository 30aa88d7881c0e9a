-- The overrides of a workspace, newest first.
SELECT log, source, source_version, agreement, source_kind, idx, at, mode, method, profile, article, reason,
       taken_by, taken_by_name, review_date, warns_at, stops_at
FROM capture_override
WHERE log = $1 ORDER BY idx DESC LIMIT 1000
