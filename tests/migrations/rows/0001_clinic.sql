-- Rows as the first schema has them, one of each kind at least.
INSERT INTO enterprise VALUES (1, '三门县某某橡胶厂', NULL, 'rubber', '海游街道', 1795000000000);
INSERT INTO person VALUES (1, '张三', 'zh-CN', 0, 0, 1, 1795000000000);
INSERT INTO person VALUES (2, '王工', 'zh-CN', 0, 0, NULL, 1795000000000);
INSERT INTO person VALUES (3, 'Office', 'en', 1, 0, NULL, 1795000000000);
INSERT INTO person VALUES (4, '停用', 'zh-CN', 0, 1, NULL, 1795000000000);
INSERT INTO expertise VALUES (2, 'certification'), (2, 'quality'), (4, 'ip');
INSERT INTO address VALUES (1, 'telegram', '1001', 1, NULL, 1, 1795000000000);
INSERT INTO address VALUES (2, 'terminal', 'expert', 2, '{"state":"answering","ticket":1}', 1, 1795000000000);
INSERT INTO address VALUES (3, 'telegram', '1003', 3, NULL, 0, 1795000000000);
INSERT INTO invitation VALUES (1, 'aa', 0, '["certification"]', 3, 1795000000000, 1795259200000, 2, 1795000000001);
INSERT INTO invitation VALUES (2, 'bb', 1, '[]', NULL, 1795000000000, 1795259200000, NULL, NULL);
INSERT INTO question VALUES (1, 1, '皮带脱层是什么原因', 'quality', '["certification"]', '["脱层"]', 'normal', 'answered',
    0.8, '["belt-delamination"]', 1795000000000, 'certification', NULL);
INSERT INTO question VALUES (2, 1, '仓库着火了', 'quality', '[]', '["着火"]', 'urgent', 'no_evidence', 0.4, '[]',
    1795000000000, NULL, 1795000000009);
INSERT INTO ticket VALUES (1, 2026, 1, 1, 1, 1, 'certification', 'normal', 'in_hand', 2, 2, 1795000000000, 1795010000000,
    1795090000000, NULL, NULL, NULL, NULL, 1);
INSERT INTO ticket VALUES (2, 2026, 2, 2, 1, NULL, 'quality', 'urgent', 'closed', 2, 1, 1795000000000, 1795010000000,
    1795090000000, 1795000600000, 10, 1795000700000, 5, 0);
INSERT INTO event VALUES (1, 1, 1, 1795000000000, '{"event":"opened"}');
INSERT INTO event VALUES (1, 2, 2, 1795000000002, '{"event":"claimed"}');
INSERT INTO event VALUES (2, 1, 1, 1795000000000, '{"event":"opened"}');
INSERT INTO intake VALUES (1, 0, '产品', '输送带');
INSERT INTO attachment VALUES (1, '{"kind":"photo","location":{"at":"telegram","file_id":"x"},"name":null,"size":10}');
INSERT INTO attachment VALUES (2, '{"kind":"document","location":{"at":"stored","name":"a.pdf"},"name":"a.pdf","size":9}');
INSERT INTO message VALUES (1, 1, 1, 1, '还有一张照片', 1, 1795000000001);
INSERT INTO message VALUES (2, 2, 2, 0, '处方', NULL, 1795000600000);
INSERT INTO prescription VALUES (2, '粘合不良', NULL, '调整硫化温度', '');
INSERT INTO note VALUES (1, 1, 2, '先看样品', 2, 1795000000003);
INSERT INTO inbox VALUES (1, 'telegram', '7:1', '1001', '{"key":"7:1"}', 1795000000000, 0, 1795000000001, NULL);
INSERT INTO inbox VALUES (2, 'telegram', '7:2', '1001', '{"key":"7:2"}', 1795000000000, 3, NULL, 'could not be handled');
INSERT INTO cursor VALUES ('telegram', '7', 3);
INSERT INTO outbox VALUES (1, 1, 1, '{"text":"已挂号"}', NULL, 0, 'sent', 1, 1795000000000, 1795000000000, 1795000000001,
    '55', NULL);
INSERT INTO outbox VALUES (2, 1, 1, '{"text":"已接诊"}', 1, 0, 'waiting', 2, 1795000000000, 1795000000000, NULL, NULL,
    'timeout');
INSERT INTO outbox VALUES (3, 3, NULL, '{"text":"日报"}', NULL, 0, 'unreachable', 1, 1795000000000, 1795000000000,
    1795000000001, NULL, 'blocked');
INSERT INTO heard VALUES (1, '54', 1);
INSERT INTO card VALUES (1, 2, 2);
INSERT INTO sequence VALUES ('ticket-2026', 2);
