INSERT INTO gangway.deltatoken (entityset, token, changed) VALUES (:entityset, :token, :now)
