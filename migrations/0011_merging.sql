-- Two tickets about one matter become one: the younger has ended as a part of the older, with what is needed
-- to bring it back. A ticket that was taken out of another knows of which. The history tells both.
ALTER TABLE ticket ADD COLUMN merged_into INTEGER REFERENCES ticket (id)
    CONSTRAINT ticket_merged_has_ended CHECK (merged_into IS NULL OR stage = 'closed');
ALTER TABLE ticket ADD COLUMN merged_was TEXT
    CONSTRAINT ticket_merged_was_open CHECK (merged_was IN ('queued', 'in_hand', 'asking', 'answered'));
ALTER TABLE ticket ADD COLUMN merged_by INTEGER REFERENCES person (id);
ALTER TABLE ticket ADD COLUMN merged_ms INTEGER
    CONSTRAINT ticket_merged_is_whole CHECK ((merged_into IS NULL) = (merged_ms IS NULL));
ALTER TABLE ticket ADD COLUMN parted_from INTEGER REFERENCES ticket (id);
ALTER TABLE ticket ADD COLUMN parted_by INTEGER REFERENCES person (id);
ALTER TABLE ticket ADD COLUMN parted_ms INTEGER
    CONSTRAINT ticket_parted_is_whole CHECK ((parted_from IS NULL) = (parted_ms IS NULL));
CREATE INDEX ticket_by_merge ON ticket (merged_into, id) WHERE merged_into IS NOT NULL;
