-- What happened to every epoch root, oldest first.
SELECT epoch, begun, first_sid, moved, destroyed, announced FROM key_epoch ORDER BY epoch LIMIT 100000
