-- 会诊: who is asked to look at a ticket, and who does, as long as it lasts. The history keeps who did.
CREATE TABLE consultant (
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    part      TEXT NOT NULL CONSTRAINT consultant_part CHECK (part IN ('invited', 'joined')),
    PRIMARY KEY (ticket_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consultant_by_person ON consultant (person_id);
-- A message of the house's own talk: words in reply to it are a note and never reach a client.
ALTER TABLE outbox ADD COLUMN inside INTEGER NOT NULL DEFAULT 0
    CONSTRAINT outbox_inside_flag CHECK (inside IN (0, 1));
