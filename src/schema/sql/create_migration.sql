-- The same on both engines. Keeps the steps themselves, not only a checksum: what ran can be read.
CREATE TABLE IF NOT EXISTS migration(
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    script TEXT NOT NULL
)
