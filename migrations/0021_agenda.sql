-- The secret address of a person's calendar of follow-ups. Of the secret only the hash is kept; one is in use at a
-- time, and what was in use before stays with its end.
CREATE TABLE agenda (
    id         INTEGER PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT agenda_token_unique UNIQUE,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    created_ms INTEGER NOT NULL,
    ended_ms   INTEGER
) STRICT;
CREATE UNIQUE INDEX agenda_is_one_a_person ON agenda (person_id) WHERE ended_ms IS NULL;

-- What a calendar asks for: follow-ups still to come of what somebody holds.
CREATE INDEX ticket_by_holder_closed ON ticket (holder_id) WHERE stage = 'closed';
