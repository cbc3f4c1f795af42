-- A value and its correction.
INSERT INTO indicator_value VALUES (1, 3, 2025, 98000, '', 3, 1795000000000);
INSERT INTO indicator_value VALUES (2, 3, 2025, 98300, '更正', 3, 1795000001000);
