-- The first schema of the clinic.
--
-- Conventions: every instant is an INTEGER of Unix milliseconds, UTC. Codes are lower-case words.
-- Constraints have names, so that a violation can be told apart. Tables are STRICT.
-- What a client may see (message) and what only the house may see (note) are different tables.

-- A firm. The credit code is checked before it is stored (GB 32100).
CREATE TABLE enterprise (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL CONSTRAINT enterprise_name_bounded CHECK (length(name) BETWEEN 1 AND 100),
    credit_code TEXT,
    industry    TEXT,
    town        TEXT,
    created_ms  INTEGER NOT NULL
) STRICT;

-- A person, however many addresses they have. Roles rest while suspended.
CREATE TABLE person (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    language      TEXT NOT NULL,
    office        INTEGER NOT NULL DEFAULT 0 CONSTRAINT person_office_flag CHECK (office IN (0, 1)),
    suspended     INTEGER NOT NULL DEFAULT 0 CONSTRAINT person_suspended_flag CHECK (suspended IN (0, 1)),
    enterprise_id INTEGER REFERENCES enterprise (id),
    created_ms    INTEGER NOT NULL
) STRICT;

-- The departments for which a person answers.
CREATE TABLE expertise (
    person_id  INTEGER NOT NULL REFERENCES person (id),
    department TEXT NOT NULL,
    PRIMARY KEY (person_id, department)
) STRICT, WITHOUT ROWID;
CREATE INDEX expertise_by_department ON expertise (department);

-- A place where a person is reached, with the state of the dialogue there (JSON).
-- seen_ms tells which address was used last: notices go there.
CREATE TABLE address (
    id         INTEGER PRIMARY KEY,
    channel    TEXT NOT NULL,
    place      TEXT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    state      TEXT,
    reachable  INTEGER NOT NULL DEFAULT 1 CONSTRAINT address_reachable_flag CHECK (reachable IN (0, 1)),
    seen_ms    INTEGER NOT NULL,
    CONSTRAINT address_unique UNIQUE (channel, place)
) STRICT;
CREATE INDEX address_by_person ON address (person_id, seen_ms);

-- Single-use, short-lived. Only the SHA-256 of the code is kept.
CREATE TABLE invitation (
    id          INTEGER PRIMARY KEY,
    code_hash   TEXT NOT NULL CONSTRAINT invitation_code_unique UNIQUE,
    office      INTEGER NOT NULL CONSTRAINT invitation_office_flag CHECK (office IN (0, 1)),
    departments TEXT NOT NULL CONSTRAINT invitation_departments_json CHECK (json_valid(departments)),
    invited_by  INTEGER REFERENCES person (id),
    created_ms  INTEGER NOT NULL,
    expires_ms  INTEGER NOT NULL,
    used_by     INTEGER REFERENCES person (id),
    used_ms     INTEGER
) STRICT;

-- A question and what the library made of it. Never deleted: figures are counted from it.
CREATE TABLE question (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    text          TEXT NOT NULL,
    department    TEXT NOT NULL,
    alternatives  TEXT NOT NULL DEFAULT '[]' CONSTRAINT question_alternatives_json CHECK (json_valid(alternatives)),
    because       TEXT NOT NULL CONSTRAINT question_because_json CHECK (json_valid(because)),
    urgency       TEXT NOT NULL CONSTRAINT question_urgency CHECK (urgency IN ('normal', 'urgent')),
    outcome       TEXT NOT NULL CONSTRAINT question_outcome
                  CHECK (outcome IN ('answered', 'no_evidence', 'out_of_scope', 'greeting')),
    confidence    REAL NOT NULL,
    articles      TEXT NOT NULL CONSTRAINT question_articles_json CHECK (json_valid(articles)),
    asked_ms      INTEGER NOT NULL,
    -- The department that the client chose instead, if any: a correction of triage.
    corrected_to  TEXT,
    -- The client pressed "solved" under the guidance.
    solved_ms     INTEGER
) STRICT;
CREATE INDEX question_by_time ON question (asked_ms);
CREATE INDEX question_by_person ON question (person_id, id);

CREATE TABLE ticket (
    id              INTEGER PRIMARY KEY,
    year            INTEGER NOT NULL,
    serial          INTEGER NOT NULL,
    question_id     INTEGER NOT NULL REFERENCES question (id),
    client_id       INTEGER NOT NULL REFERENCES person (id),
    enterprise_id   INTEGER REFERENCES enterprise (id),
    department      TEXT NOT NULL,
    urgency         TEXT NOT NULL CONSTRAINT ticket_urgency CHECK (urgency IN ('normal', 'urgent')),
    stage           TEXT NOT NULL CONSTRAINT ticket_stage
                    CHECK (stage IN ('queued', 'in_hand', 'asking', 'answered', 'closed', 'withdrawn')),
    holder_id       INTEGER REFERENCES person (id),
    rev             INTEGER NOT NULL,
    asked_ms        INTEGER NOT NULL,
    due_first_ms    INTEGER NOT NULL,
    due_solve_ms    INTEGER NOT NULL,
    first_answer_ms INTEGER,
    -- Working minutes from the question to the first answer, kept because the calendar may grow.
    first_answer_work_min INTEGER,
    closed_ms       INTEGER,
    rating          INTEGER CONSTRAINT ticket_rating CHECK (rating BETWEEN 1 AND 5),
    transfers       INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT ticket_number_unique UNIQUE (year, serial),
    CONSTRAINT ticket_queued_has_no_holder CHECK (stage <> 'queued' OR holder_id IS NULL),
    CONSTRAINT ticket_in_hand_has_holder CHECK (stage NOT IN ('in_hand', 'asking', 'answered') OR holder_id IS NOT NULL),
    CONSTRAINT ticket_end_has_time CHECK ((stage IN ('closed', 'withdrawn')) = (closed_ms IS NOT NULL))
) STRICT;
-- The queue of a department, urgent first, oldest promise first.
CREATE INDEX ticket_queue ON ticket (department, urgency DESC, due_first_ms, id) WHERE stage = 'queued';
CREATE INDEX ticket_by_holder ON ticket (holder_id, due_first_ms, id) WHERE stage IN ('in_hand', 'asking', 'answered');
CREATE INDEX ticket_by_client ON ticket (client_id, id);
CREATE INDEX ticket_by_time ON ticket (asked_ms);

-- Tickets are never deleted and their revision goes up by one with each event.
CREATE TRIGGER ticket_kept BEFORE DELETE ON ticket
BEGIN SELECT RAISE (ABORT, 'tickets are never deleted'); END;
CREATE TRIGGER ticket_rev BEFORE UPDATE ON ticket WHEN NEW.rev <> OLD.rev + 1
BEGIN SELECT RAISE (ABORT, 'a ticket changes with an event'); END;

-- The history: append-only.
CREATE TABLE event (
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    rev       INTEGER NOT NULL,
    actor_id  INTEGER NOT NULL REFERENCES person (id),
    at_ms     INTEGER NOT NULL,
    what      TEXT NOT NULL CONSTRAINT event_what_json CHECK (json_valid(what)),
    PRIMARY KEY (ticket_id, rev)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;

-- Answers to the intake questions of the department.
CREATE TABLE intake (
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    position  INTEGER NOT NULL,
    label     TEXT NOT NULL,
    answer    TEXT NOT NULL,
    PRIMARY KEY (ticket_id, position)
) STRICT, WITHOUT ROWID;

-- A photo or document: where its bytes are (JSON of domain::attachment::Attachment).
CREATE TABLE attachment (
    id   INTEGER PRIMARY KEY,
    body TEXT NOT NULL CONSTRAINT attachment_json CHECK (json_valid(body))
) STRICT;

-- What client and expert wrote to each other.
CREATE TABLE message (
    id            INTEGER PRIMARY KEY,
    ticket_id     INTEGER NOT NULL REFERENCES ticket (id),
    author_id     INTEGER NOT NULL REFERENCES person (id),
    from_client   INTEGER NOT NULL CONSTRAINT message_from_client_flag CHECK (from_client IN (0, 1)),
    body          TEXT NOT NULL,
    attachment_id INTEGER REFERENCES attachment (id),
    at_ms         INTEGER NOT NULL
) STRICT;
CREATE INDEX message_by_ticket ON message (ticket_id, id);

-- The structured answer that closed a ticket; the message is what the client got.
CREATE TABLE prescription (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    findings   TEXT,
    cause      TEXT,
    measures   TEXT,
    basis      TEXT
) STRICT;

-- What only the house sees. No foreign key leads from here to an address or to the outbox.
CREATE TABLE note (
    id            INTEGER PRIMARY KEY,
    ticket_id     INTEGER NOT NULL REFERENCES ticket (id),
    author_id     INTEGER NOT NULL REFERENCES person (id),
    body          TEXT NOT NULL,
    attachment_id INTEGER REFERENCES attachment (id),
    at_ms         INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_ticket ON note (ticket_id, id);

-- What the channels delivered. Stored before it is acknowledged; handled once.
CREATE TABLE inbox (
    id        INTEGER PRIMARY KEY,
    channel   TEXT NOT NULL,
    key       TEXT NOT NULL,
    place     TEXT NOT NULL,
    payload   TEXT NOT NULL CONSTRAINT inbox_payload_json CHECK (json_valid(payload)),
    at_ms     INTEGER NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0,
    done_ms   INTEGER,
    set_aside TEXT,
    CONSTRAINT inbox_key_unique UNIQUE (channel, key)
) STRICT;
CREATE INDEX inbox_open ON inbox (channel, id) WHERE done_ms IS NULL AND set_aside IS NULL;
CREATE INDEX inbox_done ON inbox (done_ms) WHERE done_ms IS NOT NULL;

-- Where polling of a channel stands; the bot's id guards against another bot's offset.
CREATE TABLE cursor (
    channel TEXT NOT NULL,
    bot     TEXT NOT NULL,
    next    INTEGER NOT NULL,
    PRIMARY KEY (channel, bot)
) STRICT, WITHOUT ROWID;

-- What is to be sent. Order is kept per address. state: waiting → sending → sent, or
-- possibly (sent without an answer), unreachable, refused, dead (tries used up).
CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY,
    address_id  INTEGER NOT NULL REFERENCES address (id),
    ticket_id   INTEGER REFERENCES ticket (id),
    payload     TEXT NOT NULL CONSTRAINT outbox_payload_json CHECK (json_valid(payload)),
    -- An earlier row whose message this one takes the place of.
    edits_id    INTEGER REFERENCES outbox (id),
    priority    INTEGER NOT NULL DEFAULT 0,
    state       TEXT NOT NULL DEFAULT 'waiting' CONSTRAINT outbox_state
                CHECK (state IN ('waiting', 'sending', 'sent', 'possibly', 'unreachable', 'refused', 'dead')),
    tries       INTEGER NOT NULL DEFAULT 0,
    due_ms      INTEGER NOT NULL,
    created_ms  INTEGER NOT NULL,
    done_ms     INTEGER,
    message_ref TEXT,
    error       TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (address_id, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_by_ref ON outbox (address_id, message_ref) WHERE message_ref IS NOT NULL;

-- A message that a person sent and that became part of a ticket: replies to it find the ticket.
CREATE TABLE heard (
    address_id  INTEGER NOT NULL REFERENCES address (id),
    message_ref TEXT NOT NULL,
    ticket_id   INTEGER NOT NULL REFERENCES ticket (id),
    PRIMARY KEY (address_id, message_ref)
) STRICT, WITHOUT ROWID;

-- The newest card of a ticket at an address: edited instead of sent again.
CREATE TABLE card (
    ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
    address_id INTEGER NOT NULL REFERENCES address (id),
    outbox_id  INTEGER NOT NULL REFERENCES outbox (id),
    PRIMARY KEY (ticket_id, address_id)
) STRICT, WITHOUT ROWID;

-- Running numbers, taken in the transaction that uses them.
CREATE TABLE sequence (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
