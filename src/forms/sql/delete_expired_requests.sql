-- Nobody answered in time.
DELETE FROM representative_request WHERE expires_at <= $1
