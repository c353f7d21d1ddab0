-- Counts pending requests and queued mails that no job knows of: they are neither due nor in error.
SELECT COUNT(CASE WHEN what = 'request' THEN 1 END) AS requests, MIN(CASE WHEN what = 'request' THEN id END) AS request,
       COUNT(CASE WHEN what = 'mail' THEN 1 END) AS mails, MIN(CASE WHEN what = 'mail' THEN id END) AS mail
  FROM (SELECT 'request' AS what, r.requestid AS id, 'synchronize-channel-requests' AS job
          FROM hq.channelrequest r
         WHERE r.syncstatus = 'Pending'
        UNION ALL
        SELECT 'mail', n.notificationid, 'email-notifications'
          FROM hq.emailnotification n
         WHERE n.status = 'Queued' AND n.withdrawndatetime IS NULL) AS waiting
 WHERE NOT EXISTS (SELECT 1 FROM gangway.due d WHERE d.job = waiting.job AND d.dataareaid = '' AND d.subject = waiting.id)
   AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.job = waiting.job AND e.dataareaid = '' AND e.subject = waiting.id)
