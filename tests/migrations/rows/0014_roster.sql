INSERT INTO roster VALUES ('certification', '2026-12-01', 2);
