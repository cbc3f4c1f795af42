-- Somebody was erased, with a ticket and a file that is still to be removed.
INSERT INTO erasure VALUES (2, 'asked', '（已删除）', 1795000000000, NULL, NULL, NULL);
INSERT INTO erased_ticket VALUES (1, '（已删除）', 1795000000000);
INSERT INTO file_to_remove VALUES ('00aa.jpg', 1795000000000);
