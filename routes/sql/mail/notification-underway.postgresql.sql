-- Stores the Message-IDs of a chunk, in one statement, before the mails are handed over: from here on the mail server
-- may have them, even if this process dies.
UPDATE hq.emailnotification AS n
   SET messageid = k.messageid
  FROM UNNEST(CAST(:notificationid AS VARCHAR ARRAY),
              CAST(:messageid AS VARCHAR ARRAY))
    AS k (notificationid, messageid)
 WHERE n.notificationid = k.notificationid AND n.status <> 'Sent' AND n.withdrawndatetime IS NULL
