-- Answered, or never asked: nothing of it stays.
DELETE FROM representative_request WHERE id = $1
