-- Selects those of the given mails that are still neither sent nor withdrawn.
SELECT n.notificationid, n.notificationtype, n.dataareaid, n.prospectid, n.status
  FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (notificationid)
  JOIN hq.emailnotification n ON n.notificationid = k.notificationid
 WHERE n.status <> 'Sent' AND n.withdrawndatetime IS NULL
