SELECT COUNT(*) AS errors FROM gangway.error
