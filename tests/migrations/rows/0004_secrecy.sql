-- A trade secret that one of the office sees.
INSERT INTO ticket (id, year, serial, question_id, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, confidential, confidant_id)
VALUES (301, 2026, 301, 1, 1, 1, 'certification', 'normal', 'queued', NULL, 2, 1795000000000, 1795010000000,
    1795090000000, 1, 3);
