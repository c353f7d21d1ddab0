-- Marked requests of acceptance tests that were killed, in the channel.
SELECT requestid, dataareaid FROM ax.channelrequest
 WHERE email LIKE 'gangway-verify+%@example.invalid' AND createddatetime < CAST(:before AS TIMESTAMP)
