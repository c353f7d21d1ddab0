-- Selects those of the given mails that are already queued.
SELECT n.notificationid
  FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (notificationid)
  JOIN hq.emailnotification n ON n.notificationid = k.notificationid
