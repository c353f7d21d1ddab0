-- Replaces the delta token with which this page was requested: of two concurrent readers, one continues and the other
-- rolls back. A page without rows does not count as a change.
UPDATE gangway.deltatoken SET token = :token, changed = :now, lastchange = COALESCE(:lastchange, lastchange)
 WHERE entityset = :entityset AND (token = :before OR (token IS NULL AND CAST(:before AS VARCHAR(8000)) IS NULL))
