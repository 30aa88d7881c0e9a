-- Store K: the wrapped data keys of people and the blind index. It is a file of its own because its
-- backups follow other rules: every copy dies with its epoch root.

-- personal: sealed. sid is part of what a data key is sealed to, so it must never name a second
-- person: AUTOINCREMENT keeps SQLite from reusing the number of a deleted row. The store hands out
-- the numbers, and the key is sealed afterwards in the same transaction. Whoever restores an older
-- copy of this file must raise sqlite_sequence above the largest payload.sid first.
CREATE TABLE subject(
    sid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    workspace INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    dek_o BLOB,
    dek_e BLOB,
    ident_ct BLOB,
    retain_until INTEGER,
    state INTEGER NOT NULL
) STRICT;
CREATE INDEX subject_epoch ON subject(epoch, sid);

-- Keyed hashes of identifiers. kind + 100: evidence class.
CREATE TABLE bidx(
    workspace INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    tag BLOB NOT NULL CHECK (length(tag) = 16),
    sid INTEGER NOT NULL,
    PRIMARY KEY (workspace, kind, epoch, tag)
) WITHOUT ROWID, STRICT;
CREATE INDEX bidx_sid ON bidx(sid);
