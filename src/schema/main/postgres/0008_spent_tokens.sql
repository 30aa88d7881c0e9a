-- Snapshot tokens that were used. `token` is the expiry (8 bytes, seconds) and the nonce (16), so that
-- new rows come last and expired ones go in one range.
CREATE TABLE spent_token (
    log BIGINT NOT NULL,
    token BYTEA NOT NULL CHECK (length(token) = 24),
    PRIMARY KEY (log, token)
);
