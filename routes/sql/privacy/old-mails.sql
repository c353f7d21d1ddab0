-- Retention: selects a page of mails by key and flags those that are old and still name a recipient, but will not be sent
-- any more: they were sent or withdrawn, or somebody gave them up, so that they are neither due nor in error.
SELECT n.notificationid,
       CASE WHEN COALESCE(n.sentdatetime, n.withdrawndatetime, n.createddatetime) < :before
             AND n.receiveremailaddress <> :erased
             AND (n.status = 'Sent' OR n.withdrawndatetime IS NOT NULL
                  OR NOT EXISTS (SELECT 1 FROM gangway.error e
                                 WHERE e.job = 'email-notifications' AND e.dataareaid = '' AND e.subject = n.notificationid)
                  AND NOT EXISTS (SELECT 1 FROM gangway.due d
                                   WHERE d.job = 'email-notifications' AND d.dataareaid = '' AND d.subject = n.notificationid))
            THEN 1 ELSE 0 END AS isold
  FROM hq.emailnotification n
 WHERE n.notificationid > :after
 ORDER BY n.notificationid
 FETCH FIRST :max ROWS ONLY
