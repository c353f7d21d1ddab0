-- From now on the mail server may have the mail, whatever becomes of us.
UPDATE hq.emailnotification
   SET messageid = :messageid
 WHERE notificationid = :notificationid AND status <> 'Sent' AND withdrawndatetime IS NULL
