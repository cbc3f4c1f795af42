-- One that waits, one whose client said that it is solved.
INSERT INTO follow_up VALUES (1, 1795000900000, 1, 0, 'open');
INSERT INTO follow_up VALUES (2, 1795000900000, 1, 2, 'solved');
