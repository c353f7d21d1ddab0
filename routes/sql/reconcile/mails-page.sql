-- Selects a page of mails that are neither sent nor withdrawn, by key.
SELECT n.notificationid
  FROM hq.emailnotification n
 WHERE n.notificationid > :after AND n.status <> 'Sent' AND n.withdrawndatetime IS NULL
 ORDER BY n.notificationid
 FETCH FIRST :max ROWS ONLY
