-- Purposes, recipients, agreements, their published versions and the exact texts.

CREATE TABLE purposes (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL,
    code BIGINT NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    archived SMALLINT NOT NULL CHECK (archived IN (0, 1)),
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    UNIQUE (workspace, code)
);

CREATE TABLE recipients (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    archived SMALLINT NOT NULL CHECK (archived IN (0, 1)),
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE agreements (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    company TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    law_profile TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    uid BYTEA NOT NULL,
    published_version BIGINT NOT NULL,
    draft TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, company) REFERENCES companies (workspace, id)
);

CREATE INDEX agreements_by_age ON agreements (workspace, created_at, id);

-- What was published, for ever: the document holds everything a text depends on but a form's fields.
CREATE TABLE agreement_versions (
    workspace BIGINT NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    uid BYTEA NOT NULL,
    law_profile TEXT COLLATE "C" NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, agreement, version),
    UNIQUE (agreement, version),
    FOREIGN KEY (workspace, agreement) REFERENCES agreements (workspace, id)
);

-- Texts by the SHA-256 of their bytes. Public, of no workspace: equal bytes are one row.
CREATE TABLE agreement_texts (
    sha256 BYTEA PRIMARY KEY,
    lang TEXT COLLATE "C" NOT NULL,
    html TEXT COLLATE "C" NOT NULL,
    tree TEXT COLLATE "C" NOT NULL
);

-- Which text a published form shows.
CREATE TABLE renditions (
    workspace BIGINT NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    form_version BIGINT NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,
    agreement_version BIGINT NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    sha256 BYTEA NOT NULL REFERENCES agreement_texts (sha256),
    PRIMARY KEY (workspace, form, form_version, agreement, agreement_version, lang),
    FOREIGN KEY (workspace, agreement, agreement_version)
        REFERENCES agreement_versions (workspace, agreement, version)
);

CREATE FUNCTION refuse_agreement_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'published agreements and texts are append-only';
END
$$;

CREATE TRIGGER agreement_versions_keeps_rows BEFORE UPDATE OR DELETE ON agreement_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER agreement_versions_keeps_table BEFORE TRUNCATE ON agreement_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();

CREATE TRIGGER agreement_texts_keeps_rows BEFORE UPDATE OR DELETE ON agreement_texts
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER agreement_texts_keeps_table BEFORE TRUNCATE ON agreement_texts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();

CREATE TRIGGER renditions_keeps_rows BEFORE UPDATE OR DELETE ON renditions
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER renditions_keeps_table BEFORE TRUNCATE ON renditions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();
