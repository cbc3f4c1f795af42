-- Low grades (差评): 不满意 and 非常不满意. The client is contacted, it is put right, and they may grade once
-- more. The steps are events of the ticket; this row says what is due next.
CREATE TABLE complaint (
    ticket_id        INTEGER PRIMARY KEY REFERENCES ticket (id),
    grade            INTEGER NOT NULL CONSTRAINT complaint_grade_low CHECK (grade IN (1, 2)),
    rated_ms         INTEGER NOT NULL,
    reason           TEXT,
    contact_due_ms   INTEGER NOT NULL,
    put_right_due_ms INTEGER NOT NULL,
    contacted_ms     INTEGER,
    put_right_ms     INTEGER,
    again            INTEGER CONSTRAINT complaint_again CHECK (again BETWEEN 1 AND 5),
    remind_ms        INTEGER NOT NULL,
    CONSTRAINT complaint_graded_again_after_put_right CHECK (again IS NULL OR put_right_ms IS NOT NULL)
) STRICT;
CREATE INDEX complaint_open ON complaint (remind_ms, ticket_id) WHERE put_right_ms IS NULL;
CREATE INDEX complaint_by_time ON complaint (rated_ms);
