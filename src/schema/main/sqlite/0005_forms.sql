-- Forms: the draft that people edit, and which version is public.
CREATE TABLE form (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,             -- E[7] of the entries it makes
    company TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'stopped')),
    draft TEXT NOT NULL,            -- JSON
    published_version INTEGER NOT NULL,  -- 0: none yet
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) WITHOUT ROWID, STRICT;
CREATE UNIQUE INDEX form_by_id ON form (id);
CREATE UNIQUE INDEX form_by_number ON form (workspace, number);

-- What was public, frozen: a consent's screen can be told from it for ever.
CREATE TABLE form_version (
    workspace INTEGER NOT NULL,
    form TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,         -- JSON: the definition, the company's name and contact
    verdicts TEXT NOT NULL,         -- JSON: what the law said of each agreement's mode
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL,
    PRIMARY KEY (workspace, form, version)
) WITHOUT ROWID, STRICT;

CREATE TRIGGER form_version_no_update BEFORE UPDATE ON form_version
BEGIN SELECT RAISE(ABORT, 'form_version is append-only'); END;
CREATE TRIGGER form_version_no_delete BEFORE DELETE ON form_version
BEGIN SELECT RAISE(ABORT, 'form_version is append-only'); END;
