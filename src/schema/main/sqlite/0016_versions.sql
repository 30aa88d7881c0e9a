-- Where an agreement comes from, who wrote, approved and retired it: one document.
ALTER TABLE agreements ADD COLUMN life TEXT NOT NULL DEFAULT '{}';

-- What a version meant for those who had agreed before, and who answers for it; for ever.
CREATE TABLE agreement_version_history (
    workspace INTEGER NOT NULL,
    agreement TEXT NOT NULL,
    version INTEGER NOT NULL,
    asks_again INTEGER NOT NULL CHECK (asks_again IN (0, 1)),
    document TEXT NOT NULL,
    PRIMARY KEY (workspace, agreement, version),
    FOREIGN KEY (workspace, agreement, version) REFERENCES agreement_versions (workspace, agreement, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER agreement_version_history_keeps_rows BEFORE DELETE ON agreement_version_history
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

CREATE TRIGGER agreement_version_history_keeps_values BEFORE UPDATE ON agreement_version_history
BEGIN SELECT RAISE(ABORT, 'published agreements and texts are append-only'); END;

-- Who has agreed to what, and how many: only consents, which are looked for by their agreement.
CREATE INDEX register_consents ON register (log, agreement, version, sid, idx) WHERE type = 1;
