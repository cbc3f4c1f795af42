-- The department that the link or code named by which somebody came. It holds until their first question is answered;
-- mark tells one coming from another, so that a page that says it again does not begin anew.
CREATE TABLE hint (
    address_id INTEGER PRIMARY KEY REFERENCES address (id) ON DELETE CASCADE,
    department TEXT NOT NULL,
    mark       TEXT NOT NULL,
    given_ms   INTEGER NOT NULL,
    used_ms    INTEGER
) STRICT;
