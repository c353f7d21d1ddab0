-- A decline that nobody has given to the mail server is not sent to a partner who has been approved since.
DELETE FROM hq.emailnotification
 WHERE status = 'Queued' AND messageid IS NULL
   AND notificationid IN (SELECT k.n FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (n))
