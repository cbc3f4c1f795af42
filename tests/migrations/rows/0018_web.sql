-- One of the house in a browser, a client's words in another, a link, and codes.
INSERT INTO said VALUES (1, '00112233445566778899aabbccddeeff', '{"type":"text","text":"皮带脱层"}', 'k1', 1795000000000);
INSERT INTO sign_in VALUES (1, 'aa', 1, 0, '[]', 1795000000000, 1795000300000, NULL);
INSERT INTO web_session VALUES (1, 'bb', 1, 'Firefox', 1795000000000, 1795000000000, NULL);
INSERT INTO binding VALUES (1, 'cc', 1795000000000, 1795000600000);
INSERT INTO binding_miss VALUES (1795000000000);
