-- Somebody came by the code of a poster and has not asked yet.
INSERT INTO hint SELECT id, 'certification', 'k1', 1795000000000, NULL FROM address LIMIT 1;
