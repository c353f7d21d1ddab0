-- Selects job runs whose message may quote the address.
SELECT job || ' ' || node AS run, message AS words FROM gangway.jobrun
 WHERE POSITION(:email IN TRANSLATE(message, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')) > 0
 ORDER BY job, node
