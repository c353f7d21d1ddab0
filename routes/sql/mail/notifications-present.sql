-- Which of these mails are queued already.
SELECT n.notificationid
  FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (notificationid)
  JOIN hq.emailnotification n ON n.notificationid = k.notificationid
