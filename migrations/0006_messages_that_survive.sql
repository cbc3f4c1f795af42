-- Messages that survive: albums, edits, parts of long texts, what became of a message, a phone number.

-- The parts of an album arrive as separate updates and are looked up together.
CREATE INDEX inbox_album ON inbox (channel, place, payload ->> 'album') WHERE payload ->> 'album' IS NOT NULL;

-- A long text goes out in parts: a reply to any of them finds the ticket. The last part is in outbox.
CREATE TABLE outbox_part (
    outbox_id   INTEGER NOT NULL REFERENCES outbox (id),
    message_ref TEXT NOT NULL,
    PRIMARY KEY (outbox_id, message_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_part_by_ref ON outbox_part (message_ref);

-- The message of a ticket that a row carries to its client, and when its writer was told that it did not
-- surely arrive.
ALTER TABLE outbox ADD COLUMN message_id INTEGER REFERENCES message (id);
ALTER TABLE outbox ADD COLUMN told_ms INTEGER;
CREATE INDEX outbox_by_message ON outbox (message_id, id) WHERE message_id IS NOT NULL;
CREATE INDEX outbox_untold ON outbox (id)
    WHERE message_id IS NOT NULL AND told_ms IS NULL AND state IN ('possibly', 'unreachable', 'refused', 'dead');

-- The message of a ticket that a person's own message became, and where a question was asked: an edit
-- finds what it changes.
ALTER TABLE heard ADD COLUMN message_id INTEGER REFERENCES message (id);
ALTER TABLE question ADD COLUMN address_id INTEGER REFERENCES address (id);
ALTER TABLE question ADD COLUMN message_ref TEXT;
CREATE INDEX question_by_ref ON question (address_id, message_ref) WHERE message_ref IS NOT NULL;

-- What a client's question (message_id is NULL) or message says after it was changed. The first words stay
-- where they are; every version is kept.
CREATE TABLE edit (
    id         INTEGER PRIMARY KEY,
    ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
    message_id INTEGER REFERENCES message (id),
    body       TEXT NOT NULL,
    at_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_ticket ON edit (ticket_id, id);
CREATE TRIGGER edit_unchanged BEFORE UPDATE ON edit
BEGIN SELECT RAISE (ABORT, 'versions are append-only'); END;
CREATE TRIGGER edit_kept BEFORE DELETE ON edit
BEGIN SELECT RAISE (ABORT, 'versions are append-only'); END;

-- Under which a client is reached when the bot cannot reach them; given of their own accord.
ALTER TABLE person ADD COLUMN phone TEXT
    CONSTRAINT person_phone_bounded CHECK (phone IS NULL OR length(phone) BETWEEN 7 AND 40);
