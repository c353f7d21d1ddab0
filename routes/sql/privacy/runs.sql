-- Selects job runs whose message quotes the address.
SELECT job, node FROM gangway.jobrun
 WHERE POSITION(:email IN TRANSLATE(COALESCE(message, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY job, node
