-- Deletes declines that were never handed to the mail server, because the partner has been approved since.
DELETE FROM hq.emailnotification
 WHERE status = 'Queued' AND messageid IS NULL
   AND notificationid IN (SELECT k.n FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (n))
