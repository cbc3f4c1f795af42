-- Who of a department is on duty on which day: they get the first card of a new ticket. A department
-- without a row for a day has no duty then: all its experts get the card. Days are text (2026-12-01).
CREATE TABLE roster (
    department TEXT NOT NULL,
    day        TEXT NOT NULL CONSTRAINT roster_day_is_a_day CHECK (day = date(day)),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (department, day, person_id)
) STRICT, WITHOUT ROWID;
