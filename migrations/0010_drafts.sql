-- Drafts of articles that were made of closed tickets. The text is a file below the data folder; here
-- stands of which ticket it was made, by whom and when. The file itself does not name the ticket.
CREATE TABLE draft (
    id         INTEGER PRIMARY KEY,
    ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
    author_id  INTEGER NOT NULL REFERENCES person (id),
    department TEXT NOT NULL CONSTRAINT draft_department_named CHECK (department <> ''),
    at_ms      INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_by_ticket ON draft (ticket_id);
CREATE TRIGGER draft_unchanged BEFORE UPDATE ON draft
BEGIN SELECT RAISE (ABORT, 'drafts are append-only'); END;
