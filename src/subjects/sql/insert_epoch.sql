-- A root that exists. Every subject number below $3 was given before $2.
INSERT INTO key_epoch (epoch, begun, first_sid) VALUES ($1, $2, $3) ON CONFLICT (epoch) DO NOTHING
