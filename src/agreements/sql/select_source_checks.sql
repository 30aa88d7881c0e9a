-- The sources of every agreement that forms show now.
SELECT c.workspace, c.agreement, c.lang, c.version, c.url, c.words_sha256, c.state, c.checked_at
FROM source_checks c
JOIN agreements a ON a.workspace = c.workspace AND a.id = c.agreement
    AND a.published_version = c.version AND a.state = 'published'
ORDER BY c.workspace, c.agreement, c.lang
LIMIT 10000
