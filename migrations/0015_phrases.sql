-- Canned phrases (常用语) of a department, with gaps such as {firm} that are filled from the ticket at hand.
-- What was removed stays, with who removed it and when.
CREATE TABLE phrase (
    id         INTEGER PRIMARY KEY,
    department TEXT NOT NULL,
    name       TEXT NOT NULL CONSTRAINT phrase_name_bounded CHECK (length(name) BETWEEN 1 AND 20),
    body       TEXT NOT NULL CONSTRAINT phrase_body_bounded CHECK (length(body) BETWEEN 1 AND 500),
    author_id  INTEGER NOT NULL REFERENCES person (id),
    at_ms      INTEGER NOT NULL,
    dropped_by INTEGER REFERENCES person (id),
    dropped_ms INTEGER,
    CONSTRAINT phrase_dropped_by_somebody CHECK ((dropped_by IS NULL) = (dropped_ms IS NULL))
) STRICT;
-- A name means one phrase of its department.
CREATE UNIQUE INDEX phrase_named_once ON phrase (department, name) WHERE dropped_ms IS NULL;
