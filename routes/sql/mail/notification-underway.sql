-- Stores the Message-ID before the mail is handed over: from here on the mail server may have the mail, even if this
-- process dies.
UPDATE hq.emailnotification
   SET messageid = :messageid
 WHERE notificationid = :notificationid AND status <> 'Sent' AND withdrawndatetime IS NULL
