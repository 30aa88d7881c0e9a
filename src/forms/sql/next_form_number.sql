-- Numbers are never reused: forms are stopped, not deleted.
SELECT coalesce(max(number), 0) + 1 FROM form WHERE workspace = $1
