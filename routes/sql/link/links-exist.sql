-- Whether there is any link.
SELECT l.leadid FROM gangway.link l FETCH FIRST 1 ROWS ONLY
