-- Counts all errors.
SELECT COUNT(*) AS errors FROM gangway.error
