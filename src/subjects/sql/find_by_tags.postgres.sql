-- Subjects behind any of the 16-byte tags given end to end in $4.
-- One look into the index for each (the inner LIMIT keeps it so): without statistics "= ANY" reads the whole index.
SELECT found.tag, found.sid, found.epoch, found.dek_o, found.dek_e, found.ident_ct
FROM generate_series(0, length(CAST($4 AS BYTEA)) / 16 - 1) AS part (i)
CROSS JOIN LATERAL (
    SELECT bidx.tag, subject.sid, subject.epoch, subject.dek_o, subject.dek_e, subject.ident_ct
    FROM bidx
    JOIN subject ON subject.sid = bidx.sid AND subject.state = 0
    WHERE bidx.workspace = $1 AND bidx.kind = $2 AND bidx.epoch = $3
      AND bidx.tag = substring(CAST($4 AS BYTEA) FROM part.i * 16 + 1 FOR 16)
    LIMIT 4096) AS found
LIMIT 4096
