-- Subjects behind any of the 16-byte tags given end to end in $4.
WITH RECURSIVE part (i) AS (
    SELECT 0 UNION ALL SELECT i + 1 FROM part WHERE (i + 2) * 16 <= length($4)
)
SELECT bidx.tag, subject.sid, subject.epoch, subject.dek_o, subject.dek_e, subject.ident_ct
FROM part CROSS JOIN bidx CROSS JOIN subject
WHERE bidx.workspace = $1 AND bidx.kind = $2 AND bidx.epoch = $3
  AND bidx.tag = substr($4, part.i * 16 + 1, 16)
  AND subject.sid = bidx.sid AND subject.state = 0
LIMIT 4096
