-- Erasing a person: what they wrote and who they are is overwritten by a mark; rows, times and numbers stay, so that
-- no figure changes and the history goes on under a pseudonym.

-- Who was erased, one row for every row of person that was them. mark stands in the place of every text.
-- farewell_id: the address that was made for the last message to them, until it is emptied too.
-- log_ms: since then nothing of it is left in the write-ahead log. file_ms: the file was written anew since then; until
-- that is done, remains can lie between the rows of its pages.
CREATE TABLE erasure (
    person_id   INTEGER PRIMARY KEY REFERENCES person (id),
    cause       TEXT NOT NULL CONSTRAINT erasure_cause CHECK (cause IN ('asked', 'kept_long_enough')),
    mark        TEXT NOT NULL CONSTRAINT erasure_mark_bounded CHECK (length(mark) BETWEEN 1 AND 40),
    at_ms       INTEGER NOT NULL,
    farewell_id INTEGER REFERENCES address (id),
    log_ms      INTEGER,
    file_ms     INTEGER
) STRICT;
CREATE INDEX erasure_unsettled ON erasure (person_id) WHERE file_ms IS NULL;
CREATE INDEX erasure_farewell ON erasure (farewell_id) WHERE farewell_id IS NOT NULL;
CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure
BEGIN SELECT RAISE (ABORT, 'an erasure is never taken back'); END;
CREATE TRIGGER erasure_unchanged BEFORE UPDATE OF person_id, cause, mark, at_ms ON erasure
BEGIN SELECT RAISE (ABORT, 'an erasure is never taken back'); END;

-- The door for append-only tables: only of a ticket that stands here may texts be replaced, by its mark and by
-- nothing else.
CREATE TABLE erased_ticket (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
    mark      TEXT NOT NULL CONSTRAINT erased_ticket_mark_bounded CHECK (length(mark) BETWEEN 1 AND 40),
    at_ms     INTEGER NOT NULL
) STRICT;
CREATE TRIGGER erased_ticket_kept BEFORE DELETE ON erased_ticket
BEGIN SELECT RAISE (ABORT, 'an erasure is never taken back'); END;
CREATE TRIGGER erased_ticket_unchanged BEFORE UPDATE ON erased_ticket
BEGIN SELECT RAISE (ABORT, 'an erasure is never taken back'); END;

-- In the history only the reason of a step is text.
DROP TRIGGER event_unchanged;
CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
WHEN NOT coalesce(
    NEW.ticket_id = OLD.ticket_id AND NEW.rev = OLD.rev AND NEW.actor_id = OLD.actor_id AND NEW.at_ms = OLD.at_ms
    AND json_type(OLD.what, '$.reason') = 'text'
    AND json_remove(NEW.what, '$.reason') = json_remove(OLD.what, '$.reason')
    AND EXISTS (SELECT 1 FROM erased_ticket AS t WHERE t.ticket_id = OLD.ticket_id AND t.mark = NEW.what ->> '$.reason'),
    0)
BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END;

-- A version is a ticket's, or that of a message which somebody wrote who was erased.
DROP TRIGGER edit_unchanged;
CREATE TRIGGER edit_unchanged BEFORE UPDATE ON edit
WHEN NOT coalesce(
    NEW.id = OLD.id AND NEW.ticket_id = OLD.ticket_id AND NEW.message_id IS OLD.message_id AND NEW.at_ms = OLD.at_ms
    AND (EXISTS (SELECT 1 FROM erased_ticket AS t WHERE t.ticket_id = OLD.ticket_id AND t.mark = NEW.body)
         OR EXISTS (SELECT 1 FROM message AS m JOIN erasure AS e ON e.person_id = m.author_id
                    WHERE m.id = OLD.message_id AND m.from_client = 1 AND e.mark = NEW.body)),
    0)
BEGIN SELECT RAISE (ABORT, 'versions are append-only'); END;

DROP TRIGGER prescription_unchanged;
CREATE TRIGGER prescription_unchanged BEFORE UPDATE ON prescription
WHEN NOT coalesce(
    NEW.message_id = OLD.message_id AND NEW.replaces_id IS OLD.replaces_id
    AND EXISTS (
        SELECT 1 FROM message AS m JOIN erased_ticket AS t ON t.ticket_id = m.ticket_id
        WHERE m.id = OLD.message_id
          AND NEW.findings IS iif(OLD.findings IS NULL, NULL, t.mark) AND NEW.cause IS iif(OLD.cause IS NULL, NULL, t.mark)
          AND NEW.measures IS iif(OLD.measures IS NULL, NULL, t.mark) AND NEW.basis IS iif(OLD.basis IS NULL, NULL, t.mark)),
    0)
BEGIN SELECT RAISE (ABORT, 'prescriptions are append-only'); END;

-- What was written about a ticket is found by the ticket.
CREATE INDEX outbox_by_ticket ON outbox (ticket_id) WHERE ticket_id IS NOT NULL;

-- Questions whose words are gone are counted and not shown.
ALTER TABLE question ADD COLUMN erased_ms INTEGER;

-- Files below the attachments folder whose names begin so are removed after the commit that says so; a crash between
-- leaves the row, and it is tried again.
CREATE TABLE file_to_remove (
    beginning TEXT PRIMARY KEY CONSTRAINT file_to_remove_named CHECK (length(beginning) >= 3),
    asked_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
