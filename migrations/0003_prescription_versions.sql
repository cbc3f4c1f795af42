-- A prescription may be corrected after it was sent. The correction is a message and a prescription of
-- its own that names the one whose place it takes; both stay.
ALTER TABLE prescription ADD COLUMN replaces_id INTEGER REFERENCES message (id)
    CONSTRAINT prescription_replaces_an_earlier CHECK (replaces_id < message_id);
-- Each is corrected once; what was wrong in the correction is put right by correcting the correction.
CREATE UNIQUE INDEX prescription_replaced_once ON prescription (replaces_id) WHERE replaces_id IS NOT NULL;
-- What a client once got stays as it was.
CREATE TRIGGER prescription_unchanged BEFORE UPDATE ON prescription
BEGIN SELECT RAISE (ABORT, 'prescriptions are append-only'); END;
CREATE TRIGGER prescription_kept BEFORE DELETE ON prescription
BEGIN SELECT RAISE (ABORT, 'prescriptions are append-only'); END;
