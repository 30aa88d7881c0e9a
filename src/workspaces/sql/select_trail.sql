-- A page of the trail, newest first.
SELECT at, id, actor_kind, actor, action, object
FROM trail
WHERE workspace = $1 AND (at, id) < ($2, $3)
ORDER BY at DESC, id DESC
LIMIT $4
