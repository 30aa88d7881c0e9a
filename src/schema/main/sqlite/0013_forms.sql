-- What a form was begun as: contact, order, …; '' for those made before there were kinds.
ALTER TABLE form ADD COLUMN kind TEXT NOT NULL DEFAULT '';

-- What was last found on each page where a form is said to stand.
CREATE TABLE page_check (
    workspace INTEGER NOT NULL,
    form TEXT NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ok', 'text_differs', 'not_found', 'unreachable')),
    checked_at INTEGER NOT NULL,
    expected TEXT NOT NULL,              -- SHA-256 of the text, hexadecimal; '' when there is none
    found TEXT NOT NULL,
    PRIMARY KEY (workspace, form, url)
) WITHOUT ROWID, STRICT;

-- What somebody too young to consent alone has sent, until a representative says yes or no or the
-- time is over. Sealed under the secret of the mailed link, which is kept nowhere.
CREATE TABLE representative_request (
    id BLOB NOT NULL PRIMARY KEY,        -- of the secret, one way
    workspace INTEGER NOT NULL,
    form TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    sealed BLOB NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX representative_request_by_expiry ON representative_request (expires_at);

-- People for whom somebody else agreed, and the month from which they are to be asked themselves.
CREATE TABLE represented (
    workspace INTEGER NOT NULL,
    sid INTEGER NOT NULL,
    idx INTEGER NOT NULL,                -- the first entry of the submission
    form TEXT NOT NULL,
    of_age TEXT NOT NULL,                -- '2028-06': no day, so no birthday; '' when not known
    PRIMARY KEY (workspace, sid, idx)
) WITHOUT ROWID, STRICT;
