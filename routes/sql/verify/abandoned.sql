-- Selects from the channel the marked test requests of acceptance tests that were killed.
SELECT requestid, dataareaid FROM ax.channelrequest
 WHERE email LIKE 'gangway-verify+%@example.invalid' AND createddatetime < CAST(:before AS TIMESTAMP)
