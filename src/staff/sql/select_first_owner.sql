-- The owner who is there longest: his address is the proposal for erasure requests.
SELECT email FROM staff
WHERE workspace = $1 AND active = 1 AND is_owner = 1
ORDER BY created_at, id
LIMIT 1
