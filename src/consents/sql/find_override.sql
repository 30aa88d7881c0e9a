-- The override under which one version of a capture point asks for an agreement.
SELECT log, source, source_version, agreement, source_kind, idx, at, mode, method, profile, article, reason,
       taken_by, taken_by_name, review_date, warns_at, stops_at
FROM capture_override
WHERE log = $1 AND source = $2 AND source_version = $3 AND agreement = $4
