-- A session with what decides about a call: whether the account is active, and its roles.
SELECT s.workspace, s.staff, s.seen_at, s.expires_at, a.active, a.roles
FROM staff_sessions s
JOIN staff a ON a.workspace = s.workspace AND a.id = s.staff
WHERE s.token_hash = $1
