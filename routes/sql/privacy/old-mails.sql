-- Retention: selects a page of mails by key and flags those that were sent or withdrawn long ago and still name a
-- recipient.
SELECT n.notificationid,
       CASE WHEN (n.status = 'Sent' OR n.withdrawndatetime IS NOT NULL)
             AND COALESCE(n.sentdatetime, n.withdrawndatetime) < :before
             AND n.receiveremailaddress <> :erased THEN 1 ELSE 0 END AS isold
  FROM hq.emailnotification n
 WHERE n.notificationid > :after
 ORDER BY n.notificationid
 FETCH FIRST :max ROWS ONLY
