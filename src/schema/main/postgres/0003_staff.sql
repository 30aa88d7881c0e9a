-- Accounts of staff, their sessions and keys, and the brake on guessing passwords.

CREATE TABLE staff (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,
    is_owner SMALLINT NOT NULL CHECK (is_owner IN (0, 1)),
    active SMALLINT NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT COLLATE "C" NOT NULL,
    totp_secret BYTEA,
    totp_pending BYTEA,
    totp_step BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE staff_sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    workspace BIGINT NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    FOREIGN KEY (workspace, staff) REFERENCES staff (workspace, id)
);

CREATE INDEX staff_sessions_by_staff ON staff_sessions (workspace, staff);

CREATE TABLE api_keys (
    workspace BIGINT NOT NULL REFERENCES workspaces (id),
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    key_hash BYTEA NOT NULL UNIQUE,
    created_by TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE sign_in_attempts (
    source BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE INDEX sign_in_attempts_by_age ON sign_in_attempts (last_at);
