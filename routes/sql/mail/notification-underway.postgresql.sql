-- The same for all mails of a chunk in one statement.
UPDATE hq.emailnotification AS n
   SET messageid = k.messageid
  FROM UNNEST(CAST(:notificationid AS VARCHAR ARRAY),
              CAST(:messageid AS VARCHAR ARRAY))
    AS k (notificationid, messageid)
 WHERE n.notificationid = k.notificationid AND n.status <> 'Sent' AND n.withdrawndatetime IS NULL
