-- An invented year.
INSERT INTO demo VALUES (1, 2026, 1761926400000);
