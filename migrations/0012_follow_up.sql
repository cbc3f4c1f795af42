-- The follow-up (复诊): when the client of a ticket is asked whether the prescription helped, and what they
-- said. The steps are events of the ticket; this row says what is due next.
CREATE TABLE follow_up (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
    due_ms    INTEGER NOT NULL,
    -- How often it was asked since the last answer, and how often the client was still trying.
    asked     INTEGER NOT NULL DEFAULT 0 CONSTRAINT follow_up_asked_count CHECK (asked >= 0),
    trying    INTEGER NOT NULL DEFAULT 0 CONSTRAINT follow_up_trying_count CHECK (trying >= 0),
    outcome   TEXT NOT NULL DEFAULT 'open' CONSTRAINT follow_up_outcome
              CHECK (outcome IN ('open', 'solved', 'not_solved', 'unconfirmed', 'dropped'))
) STRICT;
CREATE INDEX follow_up_open ON follow_up (ticket_id) WHERE outcome = 'open';
