-- Forms: the draft that people edit, and which version is public.
CREATE TABLE form (
    workspace BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,             -- E[7] of the entries it makes
    company TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'stopped')),
    draft TEXT COLLATE "C" NOT NULL,            -- JSON
    published_version BIGINT NOT NULL,  -- 0: none yet
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);
CREATE UNIQUE INDEX form_by_id ON form (id);
CREATE UNIQUE INDEX form_by_number ON form (workspace, number);

-- What was public, frozen: a consent's screen can be told from it for ever.
CREATE TABLE form_version (
    workspace BIGINT NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,         -- JSON: the definition, the company's name and contact
    verdicts TEXT COLLATE "C" NOT NULL,         -- JSON: what the law said of each agreement's mode
    published_at BIGINT NOT NULL,
    published_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, form, version)
);

CREATE FUNCTION form_version_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'form_version is append-only'; END $$;
CREATE TRIGGER form_version_no_change BEFORE UPDATE OR DELETE ON form_version
FOR EACH ROW EXECUTE FUNCTION form_version_append_only();
CREATE TRIGGER form_version_no_truncate BEFORE TRUNCATE ON form_version
FOR EACH STATEMENT EXECUTE FUNCTION form_version_append_only();
