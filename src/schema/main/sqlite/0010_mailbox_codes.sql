-- The code that was last mailed to a company's address for erasure requests, until it is typed in.

CREATE TABLE mailbox_codes (
    workspace INTEGER NOT NULL,
    company TEXT NOT NULL,
    address TEXT NOT NULL,
    lang TEXT NOT NULL,
    nonce BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    first_sent_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, company),
    FOREIGN KEY (workspace, company) REFERENCES companies (workspace, id)
) STRICT, WITHOUT ROWID;
