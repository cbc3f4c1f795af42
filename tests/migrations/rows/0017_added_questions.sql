UPDATE question SET added_to = 1 WHERE id = (SELECT MAX(id) FROM question);
