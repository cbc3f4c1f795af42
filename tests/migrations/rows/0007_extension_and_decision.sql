-- A ticket whose solution was put off, and one about which the office is asked.
INSERT INTO ticket (id, year, serial, question_id, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, extended)
VALUES (501, 2026, 501, 1, 1, 1, 'certification', 'normal', 'in_hand', 2, 3, 1795000000000, 1795010000000,
    1795190000000, 1);
INSERT INTO ticket (id, year, serial, question_id, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, transfers, referred_to)
VALUES (502, 2026, 502, 2, 1, NULL, 'quality', 'normal', 'queued', NULL, 4, 1795000000000, 1795010000000,
    1795090000000, 2, 'metrology');
