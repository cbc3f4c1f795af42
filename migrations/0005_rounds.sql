-- Rounds (巡查): what the clinic does by itself when its time has come.

-- The clinic as an actor of events. It has no role and no address, so no list names it and nothing is
-- ever sent to it; its name is put into words where the history is shown. 0 is below every number that
-- SQLite gives out and that a button can carry.
INSERT INTO person (id, name, language, office, suspended, enterprise_id, created_ms)
VALUES (0, '', 'zh-CN', 0, 0, NULL, 0);

-- A thing that was done once. It is written in the transaction that does it: several processes may make
-- their rounds on one database, and only the first to write a row has done it.
-- turn tells apart what comes again: a day, a number; empty for what comes once.
CREATE TABLE chore (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CONSTRAINT chore_kind_named CHECK (kind <> ''),
    ticket_id INTEGER REFERENCES ticket (id),
    person_id INTEGER REFERENCES person (id),
    turn      TEXT NOT NULL DEFAULT '',
    done_ms   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX chore_once ON chore (kind, coalesce(ticket_id, 0), coalesce(person_id, 0), turn);
CREATE INDEX chore_by_ticket ON chore (ticket_id) WHERE ticket_id IS NOT NULL;
-- The deadlines of open tickets are looked through in every round.
CREATE INDEX ticket_open ON ticket (id) WHERE stage IN ('queued', 'in_hand', 'asking', 'answered');
