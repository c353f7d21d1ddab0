-- Marks a mail as sent, even one that was withdrawn while it was being sent.
UPDATE hq.emailnotification
   SET status = 'Sent', messageid = :messageid, trycount = trycount + 1, errormessage = NULL, sentdatetime = :now,
       withdrawndatetime = NULL
 WHERE notificationid = :notificationid
