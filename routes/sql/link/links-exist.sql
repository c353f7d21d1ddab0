-- Selects one link, to tell whether there is any.
SELECT l.leadid FROM gangway.link l FETCH FIRST 1 ROWS ONLY
