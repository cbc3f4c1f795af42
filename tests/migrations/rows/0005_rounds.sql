-- One thing done about a ticket, one about a person.
INSERT INTO chore VALUES (1, 'first_due', 1, NULL, '', 1795010000000);
INSERT INTO chore VALUES (2, 'digest', NULL, 3, '2026-11-24', 1795010000000);
