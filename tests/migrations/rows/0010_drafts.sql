-- A draft of a closed ticket.
INSERT INTO draft VALUES (1, 2, 2, 'quality', 1795000900000);
