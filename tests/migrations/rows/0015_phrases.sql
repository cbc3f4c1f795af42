-- A phrase in use and one that was removed.
INSERT INTO phrase VALUES (1, 'quality', '开头', '{firm}您好：', 2, 1795000000000, NULL, NULL);
INSERT INTO phrase VALUES (2, 'quality', '旧的', '您好', 2, 1795000000000, 3, 1795000000001);
