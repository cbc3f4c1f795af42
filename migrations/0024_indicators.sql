-- Yearly values of the plan's indicators, as the office entered them. The newest row of an indicator and a year holds;
-- a correction is another row. The indicators themselves are data of the library (indicators.toml).
CREATE TABLE indicator_value (
    id          INTEGER PRIMARY KEY,
    indicator   INTEGER NOT NULL,
    year        INTEGER NOT NULL,
    -- In thousandths of the indicator's unit: exact, as typed.
    thousandths INTEGER NOT NULL CONSTRAINT indicator_value_not_negative CHECK (thousandths >= 0),
    note        TEXT NOT NULL CONSTRAINT indicator_value_note_bounded CHECK (length(note) <= 200),
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at_ms       INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_value_by_year ON indicator_value (indicator, year, id);
CREATE TRIGGER indicator_value_unchanged BEFORE UPDATE ON indicator_value
BEGIN SELECT RAISE (ABORT, 'indicator values are append-only'); END;
CREATE TRIGGER indicator_value_kept BEFORE DELETE ON indicator_value
BEGIN SELECT RAISE (ABORT, 'indicator values are append-only'); END;
