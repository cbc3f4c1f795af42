-- One with a deputy, one without that was called off.
INSERT INTO absence VALUES (1, 2, '2026-12-01', '2026-12-05', 3, 1795010000000, NULL);
INSERT INTO absence VALUES (2, 3, '2026-12-01', '2026-12-01', NULL, 1795010000000, 1795010000001);
