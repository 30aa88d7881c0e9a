-- The person is no longer found by identifiers.
DELETE FROM bidx WHERE sid = $1
