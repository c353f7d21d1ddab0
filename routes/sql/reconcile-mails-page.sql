SELECT n.notificationid
  FROM hq.emailnotification n
 WHERE n.notificationid > :after AND n.status <> 'Sent'
 ORDER BY n.notificationid
 FETCH FIRST :max ROWS ONLY
