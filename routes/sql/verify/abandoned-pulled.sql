-- The same in headquarters.
SELECT requestid, dataareaid FROM hq.channelrequest
 WHERE email LIKE 'gangway-verify+%@example.invalid' AND createddatetime < CAST(:before AS TIMESTAMP)
