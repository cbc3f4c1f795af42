-- A group that was given up and one in use, with the thread of a ticket.
INSERT INTO address (id, channel, place, person_id, seen_ms) VALUES (900, 'telegram', '-1001', 0, 1795000000000);
INSERT INTO staff_group VALUES (1, 900, 1, 1795000000000, NULL, 1795000001000);
INSERT INTO staff_group VALUES (2, 900, 1, 1795000002000, NULL, NULL);
INSERT INTO thread VALUES (1, 2, 1, NULL, NULL, 'ZL-2026-00001', 0, NULL);
INSERT INTO outbox (id, address_id, ticket_id, payload, due_ms, created_ms, thread_id, deed)
    VALUES (900, 900, 1, '{"text":"ZL-2026-00001"}', 1795000002000, 1795000002000, 1, 'open');
UPDATE thread SET opening_id = 900 WHERE id = 1;
INSERT INTO thread_due VALUES (1);
