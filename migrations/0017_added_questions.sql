-- A client who asks again what is still open may add the question to that ticket: which one, so that the
-- buttons under the old guidance open no second ticket for it.
ALTER TABLE question ADD COLUMN added_to INTEGER REFERENCES ticket (id);
