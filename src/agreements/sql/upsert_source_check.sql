-- A new version begins as the same as its source; a check writes what it found.
INSERT INTO source_checks (workspace, agreement, lang, version, url, words_sha256, state, checked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (workspace, agreement, lang) DO UPDATE
SET version = excluded.version, url = excluded.url, words_sha256 = excluded.words_sha256,
    state = excluded.state, checked_at = excluded.checked_at
