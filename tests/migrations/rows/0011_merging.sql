-- A ticket that is part of another, and one that was taken out of it.
INSERT INTO ticket (id, year, serial, question_id, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, closed_ms, merged_into, merged_was, merged_by, merged_ms)
VALUES (901, 2026, 901, 1, 1, 1, 'certification', 'normal', 'closed', NULL, 2, 1795000000000, 1795010000000,
    1795090000000, 1795000900000, 1, 'queued', 2, 1795000900000);
INSERT INTO ticket (id, year, serial, question_id, client_id, enterprise_id, department, urgency, stage, holder_id, rev,
    asked_ms, due_first_ms, due_solve_ms, parted_from, parted_by, parted_ms)
VALUES (902, 2026, 902, 1, 1, 1, 'quality', 'normal', 'queued', NULL, 2, 1795000000000, 1795010000000,
    1795090000000, 1, 2, 1795000900000);
