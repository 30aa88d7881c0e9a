-- What happened to each epoch root, and when (microseconds). Subject numbers below first_sid were given
-- before the epoch began. announced: every log has an entry that says that the root is gone.
CREATE TABLE key_epoch (
    epoch BIGINT NOT NULL PRIMARY KEY,
    begun BIGINT NOT NULL,
    first_sid BIGINT NOT NULL,
    moved BIGINT,
    destroyed BIGINT,
    announced SMALLINT NOT NULL DEFAULT 0 CHECK (announced IN (0, 1))
);

-- The epoch of new keys stands beside the next number, because who makes a subject locks that row: after
-- a rotation has changed it, no node can still use the epoch before. 0: the newest root there is.
ALTER TABLE subject_counter ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
