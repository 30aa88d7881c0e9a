-- What a workspace holds otherwise than the data of a law, for ever: a row sets a member or, without a value,
-- gives it back its standard. The last row of a path counts; `revision` numbers them within the workspace.

CREATE TABLE law_edits (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    revision BIGINT NOT NULL,
    profile TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C",
    standard TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, revision)
);

CREATE FUNCTION refuse_law_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'edits of the law are append-only';
END $$;

CREATE TRIGGER law_edits_keeps_rows BEFORE UPDATE OR DELETE ON law_edits
    FOR EACH ROW EXECUTE FUNCTION refuse_law_change();
CREATE TRIGGER law_edits_keeps_table BEFORE TRUNCATE ON law_edits
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_law_change();
