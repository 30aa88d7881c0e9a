-- The code that was last mailed to a company's address for erasure requests, until it is typed in.

CREATE TABLE mailbox_codes (
    workspace BIGINT NOT NULL,
    company TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    nonce BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    first_sent_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, company),
    FOREIGN KEY (workspace, company) REFERENCES companies (workspace, id)
);
