-- Runs in the history lose a message that quotes the address.
UPDATE gangway.jobhistory SET message = NULL
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
