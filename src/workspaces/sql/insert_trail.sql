-- One act of staff: identifiers only.
INSERT INTO trail (workspace, at, id, actor_kind, actor, action, object)
VALUES ($1, $2, $3, $4, $5, $6, $7)
