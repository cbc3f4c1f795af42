-- A prescription and its correction.
INSERT INTO message VALUES (301, 2, 2, 0, '更正', NULL, 1795000700000);
INSERT INTO prescription VALUES (301, '粘合不良', NULL, '调整硫化温度和时间', NULL, 2);
