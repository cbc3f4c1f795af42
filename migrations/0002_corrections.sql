-- Corrections of triage: a client chose another department, or an expert handed the ticket on.
-- Kept for the confusion matrix of each month and as new examples for triage. Append-only.
CREATE TABLE correction (
    id          INTEGER PRIMARY KEY,
    question_id INTEGER NOT NULL REFERENCES question (id),
    person_id   INTEGER NOT NULL REFERENCES person (id),
    by_expert   INTEGER NOT NULL CONSTRAINT correction_by_expert_flag CHECK (by_expert IN (0, 1)),
    was         TEXT NOT NULL,
    became      TEXT NOT NULL CONSTRAINT correction_changes_something CHECK (was <> became),
    at_ms       INTEGER NOT NULL
) STRICT;
-- Edits of a row are looked up by the row.
CREATE INDEX outbox_by_edited ON outbox (edits_id) WHERE edits_id IS NOT NULL;
-- What experts and the office ask themselves is not counted as a firm's question.
ALTER TABLE question ADD COLUMN by_staff INTEGER NOT NULL DEFAULT 0
    CONSTRAINT question_by_staff_flag CHECK (by_staff IN (0, 1));
CREATE INDEX correction_by_time ON correction (at_ms);
CREATE TRIGGER correction_unchanged BEFORE UPDATE ON correction
BEGIN SELECT RAISE (ABORT, 'corrections are append-only'); END;

-- What clients corrected before this table was there; the time of the correction was not kept, the
-- question's stands in for it.
INSERT INTO correction (question_id, person_id, by_expert, was, became, at_ms)
SELECT id, person_id, 0, department, corrected_to, asked_ms FROM question
WHERE corrected_to IS NOT NULL AND corrected_to <> department;
