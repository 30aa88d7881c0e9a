-- What an address gave at an instant.
INSERT INTO document_fetches (workspace, url, fetched_at, sha256) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
