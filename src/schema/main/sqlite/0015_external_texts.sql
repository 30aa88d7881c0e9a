-- Texts that companies keep on their own sites: the bytes as they were fetched, for ever, and whether the site still
-- says the same.
CREATE TABLE documents (
    sha256 BLOB NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE document_fetches (
    workspace INTEGER NOT NULL REFERENCES workspaces (id),
    url TEXT NOT NULL,
    fetched_at INTEGER NOT NULL,
    sha256 BLOB NOT NULL REFERENCES documents (sha256),
    PRIMARY KEY (workspace, url, fetched_at)
) STRICT, WITHOUT ROWID;

-- One row for each language of a published agreement; not evidence, so it may change.
CREATE TABLE source_checks (
    workspace INTEGER NOT NULL,
    agreement TEXT NOT NULL,
    lang TEXT NOT NULL,
    version INTEGER NOT NULL,
    url TEXT NOT NULL,
    words_sha256 BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('same', 'changed', 'unreachable')),
    checked_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, agreement, lang),
    FOREIGN KEY (workspace, agreement) REFERENCES agreements (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER documents_keeps_rows BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;
CREATE TRIGGER documents_keeps_values BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;
CREATE TRIGGER document_fetches_keeps_rows BEFORE DELETE ON document_fetches
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;
CREATE TRIGGER document_fetches_keeps_values BEFORE UPDATE ON document_fetches
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;
