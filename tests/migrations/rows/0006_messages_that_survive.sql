-- A text in two parts that carried a message, a message that was changed, a client with a phone.
INSERT INTO outbox_part VALUES (1, '54');
UPDATE outbox SET message_id = 2, told_ms = 1795000000005 WHERE id = 3;
UPDATE heard SET message_id = 1;
UPDATE question SET address_id = 1, message_ref = '50' WHERE id = 1;
INSERT INTO edit VALUES (501, 1, 1, '还有两张照片', 1795000000005);
INSERT INTO edit VALUES (502, 1, NULL, '皮带脱层是什么原因？急', 1795000000006);
UPDATE person SET phone = '13800001234' WHERE id = 1;
