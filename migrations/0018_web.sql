-- Browsers as places of people, and the house signed in to its pages.

-- What people wrote or pressed in a browser: the page shows the whole talk, and the inbox keeps its rows for
-- two days only. Written in the transaction of the inbox row.
CREATE TABLE said (
    id          INTEGER PRIMARY KEY,
    place       TEXT NOT NULL,
    content     TEXT NOT NULL CONSTRAINT said_content_json CHECK (json_valid(content)),
    message_ref TEXT,
    at_ms       INTEGER NOT NULL
) STRICT;
CREATE INDEX said_by_place ON said (place, id);

-- The talk of a place, newest last.
CREATE INDEX outbox_by_address ON outbox (address_id, id);

-- A one-time link. For a person, or (before there is anybody) with the roles of an invitation.
CREATE TABLE sign_in (
    id          INTEGER PRIMARY KEY,
    token_hash  TEXT NOT NULL CONSTRAINT sign_in_token_unique UNIQUE,
    person_id   INTEGER REFERENCES person (id),
    office      INTEGER NOT NULL DEFAULT 0 CONSTRAINT sign_in_office_flag CHECK (office IN (0, 1)),
    departments TEXT NOT NULL DEFAULT '[]' CONSTRAINT sign_in_departments_json CHECK (json_valid(departments)),
    created_ms  INTEGER NOT NULL,
    expires_ms  INTEGER NOT NULL,
    used_ms     INTEGER
) STRICT;

-- A browser in which one of the house is signed in. Its place is an address of that person.
CREATE TABLE web_session (
    id          INTEGER PRIMARY KEY,
    token_hash  TEXT NOT NULL CONSTRAINT web_session_token_unique UNIQUE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    -- What the browser calls itself, shortened: for the list from which a session is ended.
    agent       TEXT NOT NULL,
    created_ms  INTEGER NOT NULL,
    seen_ms     INTEGER NOT NULL,
    ended_ms    INTEGER
) STRICT;
CREATE INDEX web_session_by_person ON web_session (person_id, id) WHERE ended_ms IS NULL;

-- Six digits by which two places are found to be the same person. One open code a person.
CREATE TABLE binding (
    person_id  INTEGER PRIMARY KEY REFERENCES person (id),
    code_hash  TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX binding_by_code ON binding (code_hash);

-- Wrong codes, of everybody together: after too many none is taken for a while.
CREATE TABLE binding_miss (
    at_ms INTEGER NOT NULL
) STRICT;

-- Found to be the same person as another, whose tickets and places theirs have become.
ALTER TABLE person ADD COLUMN same_as INTEGER REFERENCES person (id);
