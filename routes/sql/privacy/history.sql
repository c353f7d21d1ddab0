-- Selects runs in the history whose message quotes the address.
SELECT runid FROM gangway.jobhistory
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY runid
