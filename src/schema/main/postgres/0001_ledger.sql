-- The append-only log (tables log … checkpoint), the sealed personal data (payload), and one row of
-- state per log. Everything but log_state is only ever inserted; payload rows go when a person is
-- erased. There are no foreign keys on the hot tables: the sequencer writes them in one transaction,
-- and `placet verify` recomputes everything anyway.

CREATE TABLE log(
    log BIGINT NOT NULL PRIMARY KEY,
    log_id BYTEA NOT NULL UNIQUE CHECK (octet_length(log_id) = 16),
    workspace BIGINT NOT NULL,
    origin TEXT COLLATE "C" NOT NULL UNIQUE,
    vkey TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX log_workspace ON log(workspace, log);

-- The frontier: the roots of the complete subtrees, left to right, 32 bytes each. The row changes
-- with every batch, so its page keeps room for new versions (HOT) and is vacuumed early.
CREATE TABLE log_state(
    log BIGINT NOT NULL PRIMARY KEY REFERENCES log(log),
    size BIGINT NOT NULL CHECK (size >= 0),
    root BYTEA NOT NULL CHECK (octet_length(root) = 32),
    frontier BYTEA NOT NULL CHECK (octet_length(frontier) % 32 = 0),
    last_ts BIGINT NOT NULL,
    frozen SMALLINT NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1))
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0);

CREATE TABLE entry(
    log BIGINT NOT NULL,
    idx BIGINT NOT NULL CHECK (idx >= 0),
    leaf_hash BYTEA NOT NULL CHECK (octet_length(leaf_hash) = 32),
    e BYTEA NOT NULL,
    PRIMARY KEY (log, idx)
);

-- Full 256-wide tiles only; partial ones are made from entry when asked for.
CREATE TABLE tile(
    log BIGINT NOT NULL,
    level SMALLINT NOT NULL,
    n BIGINT NOT NULL,
    data BYTEA NOT NULL CHECK (octet_length(data) = 8192),
    root BYTEA NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (log, level, n)
);

CREATE TABLE idem(
    log BIGINT NOT NULL,
    tag BYTEA NOT NULL CHECK (octet_length(tag) = 16),
    idx BIGINT NOT NULL,
    PRIMARY KEY (log, tag)
);

-- Archived heads only: see docs/formats.
CREATE TABLE checkpoint(
    log BIGINT NOT NULL,
    size BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    cosigs TEXT COLLATE "C",
    tsr BYTEA,
    PRIMARY KEY (log, size)
);

-- personal: sealed. cls 1 operational, 2 evidence.
CREATE TABLE payload(
    log BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    cls SMALLINT NOT NULL CHECK (cls IN (1, 2)),
    sid BIGINT NOT NULL,
    dek_ver BIGINT NOT NULL,
    ct BYTEA NOT NULL,
    PRIMARY KEY (log, idx, cls)
);
CREATE INDEX payload_sid ON payload(sid, idx);
-- Ciphertext does not shrink: do not try.
ALTER TABLE payload ALTER COLUMN ct SET STORAGE EXTERNAL;

-- The guards stop mistakes, not an administrator of the database: whoever rewrites the log is found
-- out by the first checkpoint, receipt or witness that no longer fits. Run the server as a role
-- that may only INSERT and SELECT here: docs/operate/postgres-roles.sql.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size < OLD.size OR NEW.log <> OLD.log THEN
        RAISE EXCEPTION 'a log never shrinks' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON log EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tile_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON tile EXECUTE FUNCTION refuse_change();
CREATE TRIGGER idem_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON idem EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payload_no_update BEFORE UPDATE OR TRUNCATE ON payload EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_state_no_delete BEFORE DELETE OR TRUNCATE ON log_state EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_state_no_shrink BEFORE UPDATE ON log_state FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
