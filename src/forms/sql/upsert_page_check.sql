-- What a page showed just now, instead of what it showed before.
INSERT INTO page_check (workspace, form, url, state, checked_at, expected, found)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (workspace, form, url) DO UPDATE
SET state = excluded.state, checked_at = excluded.checked_at, expected = excluded.expected,
    found = excluded.found
