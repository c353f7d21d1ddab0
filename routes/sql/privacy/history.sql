-- Selects runs in the history whose message may quote the address.
SELECT runid, message AS words FROM gangway.jobhistory
 WHERE POSITION(:email IN TRANSLATE(message, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY runid
