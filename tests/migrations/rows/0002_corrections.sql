-- One correction by a client and one by an expert.
INSERT INTO correction VALUES (101, 1, 1, 0, 'quality', 'certification', 1795000000001);
INSERT INTO correction VALUES (102, 2, 2, 1, 'quality', 'certification', 1795000000002);
