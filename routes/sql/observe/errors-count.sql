-- How many errors there are.
SELECT COUNT(*) AS errors FROM gangway.error
