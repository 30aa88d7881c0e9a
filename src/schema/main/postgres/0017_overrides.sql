-- Ways of asking that a named person answers for, against the law's warning, until a day of review.
-- Each is an entry of the log, too; this is what is printed with the records made under it.
CREATE TABLE capture_override (
    log BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,                -- the capture point: f_…
    source_version BIGINT NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,
    source_kind TEXT COLLATE "C" NOT NULL,
    idx BIGINT NOT NULL,                -- its entry
    at BIGINT NOT NULL,                 -- microseconds
    mode BIGINT NOT NULL,
    method TEXT COLLATE "C" NOT NULL,                -- capture mode of the law profile
    profile TEXT COLLATE "C" NOT NULL,
    article TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    taken_by TEXT COLLATE "C" NOT NULL,              -- staff id
    taken_by_name TEXT COLLATE "C" NOT NULL,         -- as it was then
    review_date TEXT COLLATE "C" NOT NULL,           -- '2027-05-01'
    warns_at BIGINT NOT NULL,           -- staff are told from then on
    stops_at BIGINT NOT NULL,           -- the capture point asks no more from then on
    PRIMARY KEY (log, source, source_version, agreement)
);

-- Those of before this table: from the register. Their day began in UTC.
INSERT INTO capture_override
SELECT r.log, r.source, r.source_version, r.agreement, r.source_kind, r.idx, r.at, r.mode, r.method, r.profile,
       COALESCE(r.facts::json ->> 'article', ''), COALESCE(r.facts::json ->> 'reason', ''),
       r.recorder, COALESCE((SELECT s.name FROM staff s WHERE s.workspace = r.log AND s.id = r.recorder), ''),
       r.facts::json ->> 'review_date',
       (extract(epoch FROM (r.facts::json ->> 'review_date')::date)::bigint - 14 * 86400) * 1000000,
       extract(epoch FROM (r.facts::json ->> 'review_date')::date)::bigint * 1000000
FROM register r
WHERE r.type = 10 AND (r.facts::json ->> 'review_date') IS NOT NULL;

-- When the published version of a form asks no more; 0: never.
ALTER TABLE form ADD COLUMN stops_at BIGINT NOT NULL DEFAULT 0;
UPDATE form SET stops_at = COALESCE((
    SELECT min(o.stops_at) FROM capture_override o
    WHERE o.log = form.workspace AND o.source = form.id AND o.source_version = form.published_version), 0);

CREATE FUNCTION capture_override_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'capture_override is append-only'; END $$;
CREATE TRIGGER capture_override_no_change BEFORE UPDATE OR DELETE ON capture_override
FOR EACH ROW EXECUTE FUNCTION capture_override_append_only();
CREATE TRIGGER capture_override_no_truncate BEFORE TRUNCATE ON capture_override
FOR EACH STATEMENT EXECUTE FUNCTION capture_override_append_only();
