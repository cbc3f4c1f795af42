-- The group of the house, if the office wants one: an address of the clinic itself (person 0). One at a time.
CREATE TABLE staff_group (
    id         INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id),
    bound_by   INTEGER NOT NULL REFERENCES person (id),
    bound_ms   INTEGER NOT NULL,
    -- Nothing is written to it since, because it could not be; the office is told.
    halted_ms  INTEGER,
    ended_ms   INTEGER
) STRICT;
CREATE UNIQUE INDEX staff_group_is_one ON staff_group (coalesce(ended_ms, 0)) WHERE ended_ms IS NULL;

-- The thread of a ticket, as it stands or will stand when all is sent. opening_id is the row of the outbox
-- that begins it: the channel's name of the thread is kept there.
CREATE TABLE thread (
    id         INTEGER PRIMARY KEY,
    group_id   INTEGER NOT NULL REFERENCES staff_group (id),
    ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
    opening_id INTEGER REFERENCES outbox (id),
    card_id    INTEGER REFERENCES outbox (id),
    title      TEXT NOT NULL,
    closed     INTEGER CONSTRAINT thread_closed_flag CHECK (closed IN (0, 1)),
    gone_ms    INTEGER
) STRICT;
CREATE UNIQUE INDEX thread_is_one_a_ticket ON thread (group_id, ticket_id) WHERE gone_ms IS NULL;
CREATE INDEX thread_by_opening ON thread (opening_id);

ALTER TABLE outbox ADD COLUMN thread_id INTEGER REFERENCES thread (id);
ALTER TABLE outbox ADD COLUMN deed TEXT
    CONSTRAINT outbox_deed CHECK (deed IN ('open', 'write', 'rename', 'close', 'reopen', 'remove'));
CREATE INDEX outbox_of_thread ON outbox (thread_id, id) WHERE thread_id IS NOT NULL;

-- Tickets whose thread is to be looked at again. While there is no group, nothing is written down.
CREATE TABLE thread_due (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id)
) STRICT;
CREATE TRIGGER thread_due_opened AFTER INSERT ON ticket
BEGIN
    INSERT OR IGNORE INTO thread_due (ticket_id)
    SELECT NEW.id WHERE EXISTS (SELECT 1 FROM staff_group WHERE ended_ms IS NULL);
END;
CREATE TRIGGER thread_due_changed AFTER UPDATE ON ticket
BEGIN
    INSERT OR IGNORE INTO thread_due (ticket_id)
    SELECT NEW.id WHERE EXISTS (SELECT 1 FROM staff_group WHERE ended_ms IS NULL);
END;
