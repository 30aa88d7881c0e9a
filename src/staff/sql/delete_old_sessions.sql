-- Sessions that ended by themselves.
DELETE FROM staff_sessions WHERE workspace = $1 AND staff = $2 AND expires_at <= $3
