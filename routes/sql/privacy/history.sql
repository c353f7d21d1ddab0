-- Runs in the history whose message quotes the address.
SELECT runid FROM gangway.jobhistory WHERE POSITION(:email IN LOWER(COALESCE(message, ''))) > 0 ORDER BY runid
