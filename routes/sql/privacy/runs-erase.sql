-- Erases messages of job runs that quote the address.
UPDATE gangway.jobrun SET message = NULL
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
