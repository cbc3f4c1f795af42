-- Who is away, with whom as deputy. Days are the county's, as text (2026-12-01): they are compared and
-- never counted in. An absence that is called off keeps its row with the time at which it was.
CREATE TABLE absence (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    from_day  TEXT NOT NULL CONSTRAINT absence_from_is_a_day CHECK (from_day = date(from_day)),
    to_day    TEXT NOT NULL CONSTRAINT absence_to_is_a_day CHECK (to_day = date(to_day)),
    deputy_id INTEGER REFERENCES person (id),
    said_ms   INTEGER NOT NULL,
    ended_ms  INTEGER,
    CONSTRAINT absence_runs_forward CHECK (from_day <= to_day),
    CONSTRAINT absence_deputy_is_another CHECK (deputy_id IS NULL OR deputy_id <> person_id)
) STRICT;
CREATE INDEX absence_in_force ON absence (person_id, to_day) WHERE ended_ms IS NULL;
