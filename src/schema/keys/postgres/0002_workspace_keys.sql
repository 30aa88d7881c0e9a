-- Secrets of a workspace, wrapped by the master key: the log's signing seed and the idempotency key.
-- Nothing personal rests on them, so they are not re-wrapped with the epochs.
CREATE TABLE workspace_key (
    workspace BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    wrapped BYTEA NOT NULL,
    PRIMARY KEY (workspace, name)
);
