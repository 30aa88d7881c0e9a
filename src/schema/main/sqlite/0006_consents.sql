-- The register as people see it: one row for each entry of the log, made in the same transaction.
-- A projection: replay can make it anew from entries and payloads. Nothing here names a person.
CREATE TABLE register (
    log INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    at INTEGER NOT NULL,                 -- microseconds
    type INTEGER NOT NULL,               -- E[4]
    sid INTEGER NOT NULL,                -- 0: no person (a publication, an override)
    uid BLOB NOT NULL,
    agreement TEXT NOT NULL,          -- '' where there is none
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    text_sha BLOB,
    title TEXT NOT NULL,            -- of the agreement, as shown
    purposes TEXT NOT NULL,         -- JSON: numeric codes
    source_kind TEXT NOT NULL,
    source TEXT NOT NULL,
    source_version INTEGER NOT NULL,
    source_name TEXT NOT NULL,      -- as it was then
    mode INTEGER NOT NULL,               -- 1…4; 0: none
    method TEXT NOT NULL,             -- capture mode of the law profile
    profile TEXT NOT NULL,
    recorder_kind TEXT NOT NULL,      -- visitor, staff, integration
    recorder TEXT NOT NULL,
    submission TEXT NOT NULL,
    concerns INTEGER,                    -- a withdrawal: index of the consent it ends
    screen_differs INTEGER NOT NULL,
    facts TEXT NOT NULL,            -- JSON: what is particular to the type, never personal
    PRIMARY KEY (log, idx)
) WITHOUT ROWID, STRICT;
CREATE INDEX register_by_subject ON register (log, sid, idx);

-- People whose data are kept. The card itself is read from their sealed payloads.
CREATE TABLE contact (
    workspace INTEGER NOT NULL,
    sid INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    first_idx INTEGER NOT NULL,
    PRIMARY KEY (workspace, sid)
) WITHOUT ROWID, STRICT;

CREATE TRIGGER register_no_update BEFORE UPDATE ON register
BEGIN SELECT RAISE(ABORT, 'register is append-only'); END;
CREATE TRIGGER register_no_delete BEFORE DELETE ON register
BEGIN SELECT RAISE(ABORT, 'register is append-only'); END;
