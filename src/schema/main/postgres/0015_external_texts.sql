-- Texts that companies keep on their own sites: the bytes as they were fetched, for ever, and whether the site still
-- says the same.
CREATE TABLE documents (
    sha256 BYTEA NOT NULL PRIMARY KEY,
    type TEXT COLLATE "C" NOT NULL,
    bytes BYTEA NOT NULL
);

CREATE TABLE document_fetches (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    url TEXT COLLATE "C" NOT NULL,
    fetched_at BIGINT NOT NULL,
    sha256 BYTEA NOT NULL REFERENCES documents (sha256),
    PRIMARY KEY (workspace, url, fetched_at)
);

-- One row for each language of a published agreement; not evidence, so it may change.
CREATE TABLE source_checks (
    workspace BIGINT NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    words_sha256 BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('same', 'changed', 'unreachable')),
    checked_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, agreement, lang),
    FOREIGN KEY (workspace, agreement) REFERENCES agreements (workspace, id)
);

CREATE TRIGGER documents_keeps_rows BEFORE UPDATE OR DELETE ON documents
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER documents_keeps_table BEFORE TRUNCATE ON documents
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER document_fetches_keeps_rows BEFORE UPDATE OR DELETE ON document_fetches
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER document_fetches_keeps_table BEFORE TRUNCATE ON document_fetches
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();
