-- What a workspace holds otherwise than the data of a law, for ever: a row sets a member or, without a value,
-- gives it back its standard. The last row of a path counts; `revision` numbers them within the workspace.

CREATE TABLE law_edits (
    workspace INTEGER NOT NULL REFERENCES workspaces (id),
    revision INTEGER NOT NULL,
    profile TEXT NOT NULL,
    path TEXT NOT NULL,
    value TEXT,
    standard TEXT NOT NULL,
    staff TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER law_edits_keeps_rows BEFORE DELETE ON law_edits
BEGIN SELECT RAISE(ABORT, 'edits of the law are append-only'); END;

CREATE TRIGGER law_edits_keeps_values BEFORE UPDATE ON law_edits
BEGIN SELECT RAISE(ABORT, 'edits of the law are append-only'); END;
