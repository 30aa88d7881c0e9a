-- The append-only log (tables log … checkpoint), the sealed personal data (payload), and one row of
-- state per log. Everything but log_state is only ever inserted; payload rows go when a person is
-- erased. There are no foreign keys on the hot tables: the sequencer writes them in one transaction,
-- and `placet verify` recomputes everything anyway.

CREATE TABLE log(
    log INTEGER NOT NULL PRIMARY KEY,
    log_id BLOB NOT NULL UNIQUE CHECK (length(log_id) = 16),
    workspace INTEGER NOT NULL,
    origin TEXT NOT NULL UNIQUE,
    vkey TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX log_workspace ON log(workspace, log);

-- The frontier: the roots of the complete subtrees, left to right, 32 bytes each.
CREATE TABLE log_state(
    log INTEGER NOT NULL PRIMARY KEY REFERENCES log(log),
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    frontier BLOB NOT NULL CHECK (length(frontier) % 32 = 0),
    last_ts INTEGER NOT NULL,
    frozen INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1))
) STRICT;

CREATE TABLE entry(
    log INTEGER NOT NULL,
    idx INTEGER NOT NULL CHECK (idx >= 0),
    leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
    e BLOB NOT NULL,
    PRIMARY KEY (log, idx)
) WITHOUT ROWID, STRICT;

-- Full 256-wide tiles only; partial ones are made from entry when asked for.
CREATE TABLE tile(
    log INTEGER NOT NULL,
    level INTEGER NOT NULL,
    n INTEGER NOT NULL,
    data BLOB NOT NULL CHECK (length(data) = 8192),
    root BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (log, level, n)
) WITHOUT ROWID, STRICT;

CREATE TABLE idem(
    log INTEGER NOT NULL,
    tag BLOB NOT NULL CHECK (length(tag) = 16),
    idx INTEGER NOT NULL,
    PRIMARY KEY (log, tag)
) WITHOUT ROWID, STRICT;

-- Archived heads only: see docs/formats.
CREATE TABLE checkpoint(
    log INTEGER NOT NULL,
    size INTEGER NOT NULL,
    note TEXT NOT NULL,
    cosigs TEXT,
    tsr BLOB,
    PRIMARY KEY (log, size)
) WITHOUT ROWID, STRICT;

-- personal: sealed. cls 1 operational, 2 evidence.
CREATE TABLE payload(
    log INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    cls INTEGER NOT NULL CHECK (cls IN (1, 2)),
    sid INTEGER NOT NULL,
    dek_ver INTEGER NOT NULL,
    ct BLOB NOT NULL,
    PRIMARY KEY (log, idx, cls)
) WITHOUT ROWID, STRICT;
CREATE INDEX payload_sid ON payload(sid, idx);

-- The guards stop mistakes, not an administrator of the database: whoever rewrites the log is found
-- out by the first checkpoint, receipt or witness that no longer fits.
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER tile_no_update BEFORE UPDATE ON tile BEGIN SELECT RAISE(ABORT, 'tile is append-only'); END;
CREATE TRIGGER tile_no_delete BEFORE DELETE ON tile BEGIN SELECT RAISE(ABORT, 'tile is append-only'); END;
CREATE TRIGGER idem_no_update BEFORE UPDATE ON idem BEGIN SELECT RAISE(ABORT, 'idem is append-only'); END;
CREATE TRIGGER idem_no_delete BEFORE DELETE ON idem BEGIN SELECT RAISE(ABORT, 'idem is append-only'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;
CREATE TRIGGER payload_no_update BEFORE UPDATE ON payload
BEGIN SELECT RAISE(ABORT, 'a payload is sealed once'); END;
CREATE TRIGGER log_state_no_delete BEFORE DELETE ON log_state
BEGIN SELECT RAISE(ABORT, 'a log keeps its state'); END;
CREATE TRIGGER log_state_no_shrink BEFORE UPDATE ON log_state WHEN NEW.size < OLD.size OR NEW.log <> OLD.log
BEGIN SELECT RAISE(ABORT, 'a log never shrinks'); END;
