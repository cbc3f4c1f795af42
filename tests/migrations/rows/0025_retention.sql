-- A night's run.
INSERT INTO retention_run VALUES (1, 'talk', 1795000000000, 12, 1795000060000);
