-- Job runs lose a message that quotes the address.
UPDATE gangway.jobrun SET message = NULL
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
