-- The newest look at each page of a form.
SELECT url, state, checked_at, expected, found FROM page_check
WHERE workspace = $1 AND form = $2 ORDER BY url LIMIT 200
