-- Only from where this page was asked for: of two readers at once, one goes on and the other rolls back.
UPDATE gangway.deltatoken SET token = :token, changed = :now
 WHERE entityset = :entityset AND (token = :before OR (token IS NULL AND CAST(:before AS VARCHAR(8000)) IS NULL))
