-- Inserts the first delta token of a table.
INSERT INTO gangway.deltatoken (entityset, token, changed) VALUES (:entityset, :token, :now)
