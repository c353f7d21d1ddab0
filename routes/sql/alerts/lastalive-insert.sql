-- Inserts the row for the first permanently running node.
INSERT INTO gangway.lastalive (onlyone, name, seen) VALUES (1, :name, CURRENT_TIMESTAMP)
