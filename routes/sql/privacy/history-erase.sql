-- Erases messages in the run history that quote the address.
UPDATE gangway.jobhistory SET message = NULL
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
