-- Snapshot tokens that were used. `token` is the expiry (8 bytes, seconds) and the nonce (16), so that
-- new rows come last and expired ones go in one range.
CREATE TABLE spent_token (
    log INTEGER NOT NULL,
    token BLOB NOT NULL CHECK (length(token) = 24),
    PRIMARY KEY (log, token)
) WITHOUT ROWID, STRICT;
