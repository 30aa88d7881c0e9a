-- Purposes, recipients, agreements, their published versions and the exact texts.

CREATE TABLE purposes (
    workspace INTEGER NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    code INTEGER NOT NULL,
    document TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id),
    UNIQUE (workspace, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipients (
    workspace INTEGER NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreements (
    workspace INTEGER NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL UNIQUE,
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    law_profile TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    uid BLOB NOT NULL,
    published_version INTEGER NOT NULL,
    draft TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id),
    FOREIGN KEY (workspace, company) REFERENCES companies (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX agreements_by_age ON agreements (workspace, created_at, id);

-- What was published, for ever: the document holds everything a text depends on but a form's fields.
CREATE TABLE agreement_versions (
    workspace INTEGER NOT NULL,
    agreement TEXT NOT NULL,
    version INTEGER NOT NULL,
    uid BLOB NOT NULL,
    law_profile TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (workspace, agreement, version),
    UNIQUE (agreement, version),
    FOREIGN KEY (workspace, agreement) REFERENCES agreements (workspace, id)
) STRICT, WITHOUT ROWID;

-- Texts by the SHA-256 of their bytes. Public, of no workspace: equal bytes are one row.
CREATE TABLE agreement_texts (
    sha256 BLOB PRIMARY KEY,
    lang TEXT NOT NULL,
    html TEXT NOT NULL,
    tree TEXT NOT NULL
) STRICT;

-- Which text a published form shows.
CREATE TABLE renditions (
    workspace INTEGER NOT NULL,
    form TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    agreement TEXT NOT NULL,
    agreement_version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    sha256 BLOB NOT NULL REFERENCES agreement_texts (sha256),
    PRIMARY KEY (workspace, form, form_version, agreement, agreement_version, lang),
    FOREIGN KEY (workspace, agreement, agreement_version)
        REFERENCES agreement_versions (workspace, agreement, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER agreement_versions_keeps_rows BEFORE DELETE ON agreement_versions
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER agreement_versions_keeps_values BEFORE UPDATE ON agreement_versions
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER agreement_texts_keeps_rows BEFORE DELETE ON agreement_texts
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER agreement_texts_keeps_values BEFORE UPDATE ON agreement_texts
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER renditions_keeps_rows BEFORE DELETE ON renditions
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER renditions_keeps_values BEFORE UPDATE ON renditions
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;
