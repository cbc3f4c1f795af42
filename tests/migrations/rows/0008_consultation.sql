-- One who is asked and one who takes part.
INSERT INTO consultant VALUES (1, 3, 'invited'), (1, 4, 'joined');
