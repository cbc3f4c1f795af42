-- Trade secrets (商业秘密): seen by who holds the ticket and by one member of the office, the confidant,
-- once one has taken it. Marking, taking, giving up and lifting are events of the ticket.
ALTER TABLE ticket ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ticket_confidential_flag CHECK (confidential IN (0, 1));
ALTER TABLE ticket ADD COLUMN confidant_id INTEGER REFERENCES person (id)
    CONSTRAINT ticket_confidant_of_a_secret CHECK (confidant_id IS NULL OR confidential = 1);
CREATE INDEX ticket_by_confidant ON ticket (confidant_id) WHERE confidant_id IS NOT NULL;
