-- Ways of asking that a named person answers for, against the law's warning, until a day of review.
-- Each is an entry of the log, too; this is what is printed with the records made under it.
CREATE TABLE capture_override (
    log INTEGER NOT NULL,
    source TEXT NOT NULL,                -- the capture point: f_…
    source_version INTEGER NOT NULL,
    agreement TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    idx INTEGER NOT NULL,                -- its entry
    at INTEGER NOT NULL,                 -- microseconds
    mode INTEGER NOT NULL,
    method TEXT NOT NULL,                -- capture mode of the law profile
    profile TEXT NOT NULL,
    article TEXT NOT NULL,
    reason TEXT NOT NULL,
    taken_by TEXT NOT NULL,              -- staff id
    taken_by_name TEXT NOT NULL,         -- as it was then
    review_date TEXT NOT NULL,           -- '2027-05-01'
    warns_at INTEGER NOT NULL,           -- staff are told from then on
    stops_at INTEGER NOT NULL,           -- the capture point asks no more from then on
    PRIMARY KEY (log, source, source_version, agreement)
) WITHOUT ROWID, STRICT;

-- Those of before this table: from the register. Their day began in UTC.
INSERT INTO capture_override
SELECT r.log, r.source, r.source_version, r.agreement, r.source_kind, r.idx, r.at, r.mode, r.method, r.profile,
       COALESCE(json_extract(r.facts, '$.article'), ''), COALESCE(json_extract(r.facts, '$.reason'), ''),
       r.recorder, COALESCE((SELECT s.name FROM staff s WHERE s.workspace = r.log AND s.id = r.recorder), ''),
       json_extract(r.facts, '$.review_date'),
       (unixepoch(json_extract(r.facts, '$.review_date')) - 14 * 86400) * 1000000,
       unixepoch(json_extract(r.facts, '$.review_date')) * 1000000
FROM register r
WHERE r.type = 10 AND json_extract(r.facts, '$.review_date') IS NOT NULL;

-- When the published version of a form asks no more; 0: never.
ALTER TABLE form ADD COLUMN stops_at INTEGER NOT NULL DEFAULT 0;
UPDATE form SET stops_at = COALESCE((
    SELECT min(o.stops_at) FROM capture_override o
    WHERE o.log = form.workspace AND o.source = form.id AND o.source_version = form.published_version), 0);

CREATE TRIGGER capture_override_no_update BEFORE UPDATE ON capture_override
BEGIN SELECT RAISE(ABORT, 'capture_override is append-only'); END;
CREATE TRIGGER capture_override_no_delete BEFORE DELETE ON capture_override
BEGIN SELECT RAISE(ABORT, 'capture_override is append-only'); END;
