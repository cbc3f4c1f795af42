-- An address that was given up, and the one in use.
INSERT INTO agenda VALUES (1, 'dd', 2, 1795000000000, 1795000001000);
INSERT INTO agenda VALUES (2, 'ee', 2, 1795000001000, NULL);
