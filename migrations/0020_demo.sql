-- A database of a demonstration: everything in it is invented, and the pages say so. One row, or none.
CREATE TABLE demo (
    only_row INTEGER PRIMARY KEY CONSTRAINT demo_one_row CHECK (only_row = 1),
    -- From which it was made; the same gives the same again.
    seed     INTEGER NOT NULL,
    from_ms  INTEGER NOT NULL
) STRICT;
