-- Workspaces, the companies that collect in them, and the trail of what staff did.

CREATE TABLE workspaces (
    id BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    default_language TEXT COLLATE "C" NOT NULL,
    phone_region TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    rehearsal SMALLINT NOT NULL CHECK (rehearsal IN (0, 1)),
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE companies (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    archived SMALLINT NOT NULL CHECK (archived IN (0, 1)),
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX companies_by_age ON companies (workspace, created_at, id);

CREATE TABLE trail (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    at BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    actor_kind TEXT COLLATE "C" NOT NULL CHECK (actor_kind IN ('staff', 'integration', 'system')),
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, at, id)
);

CREATE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is append-only';
END
$$;

CREATE TRIGGER trail_keeps_rows BEFORE UPDATE OR DELETE ON trail
    FOR EACH ROW EXECUTE FUNCTION refuse_trail_change();

CREATE TRIGGER trail_keeps_table BEFORE TRUNCATE ON trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();
