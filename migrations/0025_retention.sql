-- Retention: what is kept for how long is a setting; each night what is older goes, rule by rule. A run of a rule may
-- take several rounds; done_ms is empty meanwhile. subjects counts what it was done to: messages, questions, people.
CREATE TABLE retention_run (
    id       INTEGER PRIMARY KEY,
    rule     TEXT NOT NULL CONSTRAINT retention_run_rule
             CHECK (rule IN ('received', 'talk', 'questions', 'files', 'made_files', 'sessions', 'clients')),
    began_ms INTEGER NOT NULL,
    subjects INTEGER NOT NULL DEFAULT 0 CONSTRAINT retention_run_subjects CHECK (subjects >= 0),
    done_ms  INTEGER
) STRICT;
CREATE INDEX retention_run_by_rule ON retention_run (rule, id);

-- Messages whose words are not kept any more; the row stays, because its delivery is counted.
ALTER TABLE outbox ADD COLUMN wiped_ms INTEGER;
CREATE INDEX outbox_to_wipe ON outbox (done_ms) WHERE done_ms IS NOT NULL AND wiped_ms IS NULL;
