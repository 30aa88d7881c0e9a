-- What an address gave last.
SELECT f.fetched_at, f.sha256, d.type, d.bytes
FROM document_fetches f JOIN documents d ON d.sha256 = f.sha256
WHERE f.workspace = $1 AND f.url = $2
ORDER BY f.fetched_at DESC
LIMIT 1
