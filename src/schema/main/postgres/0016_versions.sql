-- Where an agreement comes from, who wrote, approved and retired it: one document.
ALTER TABLE agreements ADD COLUMN life TEXT COLLATE "C" NOT NULL DEFAULT '{}';

-- What a version meant for those who had agreed before, and who answers for it; for ever.
CREATE TABLE agreement_version_history (
    workspace BIGINT NOT NULL,
    agreement TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    asks_again BIGINT NOT NULL CHECK (asks_again IN (0, 1)),
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, agreement, version),
    FOREIGN KEY (workspace, agreement, version) REFERENCES agreement_versions (workspace, agreement, version)
);

CREATE TRIGGER agreement_version_history_keeps_rows BEFORE UPDATE OR DELETE ON agreement_version_history
    FOR EACH ROW EXECUTE FUNCTION refuse_agreement_change();
CREATE TRIGGER agreement_version_history_keeps_table BEFORE TRUNCATE ON agreement_version_history
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_agreement_change();

-- Who has agreed to what, and how many: only consents, which are looked for by their agreement.
CREATE INDEX register_consents ON register (log, agreement, version, sid, idx) WHERE type = 1;
