-- Archives a head that is durable already.
INSERT INTO checkpoint (log, size, note) VALUES ($1, $2, $3) ON CONFLICT (log, size) DO NOTHING
