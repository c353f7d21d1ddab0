-- Selects from headquarters the marked test requests of acceptance tests that were killed.
SELECT requestid, dataareaid FROM hq.channelrequest
 WHERE email LIKE 'gangway-verify+%@example.invalid' AND createddatetime < CAST(:before AS TIMESTAMP)
