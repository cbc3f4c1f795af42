-- More time for a solution, once a ticket, and hand-overs that only the office decides.
-- Both are told by events of the history; these columns are what the next step needs to know.
ALTER TABLE ticket ADD COLUMN extended INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ticket_extended_flag CHECK (extended IN (0, 1));
-- Where an expert wants the ticket to go, while the office has not decided. Only while it is open.
ALTER TABLE ticket ADD COLUMN referred_to TEXT
    CONSTRAINT ticket_referred_while_open CHECK (referred_to IS NULL OR stage NOT IN ('closed', 'withdrawn'));
CREATE INDEX ticket_referred ON ticket (due_first_ms, id) WHERE referred_to IS NOT NULL;
