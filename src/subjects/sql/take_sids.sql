-- Reserves $1 subject numbers, and tells under which epoch (0: the newest there is). A number is never given twice,
-- also after an erasure.
UPDATE subject_counter SET next_sid = next_sid + $1 WHERE one = 1 RETURNING next_sid - $1, epoch
