-- The sources of one version.
SELECT workspace, agreement, lang, version, url, words_sha256, state, checked_at
FROM source_checks
WHERE workspace = $1 AND agreement = $2 AND version = $3
ORDER BY lang
LIMIT 4
