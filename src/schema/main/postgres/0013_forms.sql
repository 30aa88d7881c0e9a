-- What a form was begun as: contact, order, …; '' for those made before there were kinds.
ALTER TABLE form ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What was last found on each page where a form is said to stand.
CREATE TABLE page_check (
    workspace BIGINT NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('ok', 'text_differs', 'not_found', 'unreachable')),
    checked_at BIGINT NOT NULL,
    expected TEXT COLLATE "C" NOT NULL,              -- SHA-256 of the text, hexadecimal; '' when there is none
    found TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, form, url)
);

-- What somebody too young to consent alone has sent, until a representative says yes or no or the
-- time is over. Sealed under the secret of the mailed link, which is kept nowhere.
CREATE TABLE representative_request (
    id BYTEA NOT NULL PRIMARY KEY,        -- of the secret, one way
    workspace BIGINT NOT NULL,
    form TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX representative_request_by_expiry ON representative_request (expires_at);

-- People for whom somebody else agreed, and the month from which they are to be asked themselves.
CREATE TABLE represented (
    workspace BIGINT NOT NULL,
    sid BIGINT NOT NULL,
    idx BIGINT NOT NULL,                -- the first entry of the submission
    form TEXT COLLATE "C" NOT NULL,
    of_age TEXT COLLATE "C" NOT NULL,                -- '2028-06': no day, so no birthday; '' when not known
    PRIMARY KEY (workspace, sid, idx)
);
