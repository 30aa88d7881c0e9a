-- The next subject number. A row of its own, because numbers must not return after an erasure.
CREATE TABLE subject_counter (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    next_sid INTEGER NOT NULL
) STRICT;
INSERT INTO subject_counter (one, next_sid) VALUES (1, 1);
