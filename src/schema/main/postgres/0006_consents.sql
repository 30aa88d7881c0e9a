-- The register as people see it: one row for each entry of the log, made in the same transaction.
-- A projection: replay can make it anew from entries and payloads. Nothing here names a person.
CREATE TABLE register (
    log BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    at BIGINT NOT NULL,                 -- microseconds
    type BIGINT NOT NULL,               -- E[4]
    sid BIGINT NOT NULL,                -- 0: no person (a publication, an override)
    uid BYTEA NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,          -- '' where there is none
    version BIGINT NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    text_sha BYTEA,
    title TEXT COLLATE "C" NOT NULL,            -- of the agreement, as shown
    purposes TEXT COLLATE "C" NOT NULL,         -- JSON: numeric codes
    source_kind TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    source_version BIGINT NOT NULL,
    source_name TEXT COLLATE "C" NOT NULL,      -- as it was then
    mode BIGINT NOT NULL,               -- 1…4; 0: none
    method TEXT COLLATE "C" NOT NULL,             -- capture mode of the law profile
    profile TEXT COLLATE "C" NOT NULL,
    recorder_kind TEXT COLLATE "C" NOT NULL,      -- visitor, staff, integration
    recorder TEXT COLLATE "C" NOT NULL,
    submission TEXT COLLATE "C" NOT NULL,
    concerns BIGINT,                    -- a withdrawal: index of the consent it ends
    screen_differs BIGINT NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,            -- JSON: what is particular to the type, never personal
    PRIMARY KEY (log, idx)
);
CREATE INDEX register_by_subject ON register (log, sid, idx);

-- People whose data are kept. The card itself is read from their sealed payloads.
CREATE TABLE contact (
    workspace BIGINT NOT NULL,
    sid BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    first_idx BIGINT NOT NULL,
    PRIMARY KEY (workspace, sid)
);

CREATE FUNCTION register_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'register is append-only'; END $$;
CREATE TRIGGER register_no_change BEFORE UPDATE OR DELETE ON register
FOR EACH ROW EXECUTE FUNCTION register_append_only();
CREATE TRIGGER register_no_truncate BEFORE TRUNCATE ON register
FOR EACH STATEMENT EXECUTE FUNCTION register_append_only();
