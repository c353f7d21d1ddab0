-- One that was withdrawn while it was on its way has been sent all the same.
UPDATE hq.emailnotification
   SET status = 'Sent', messageid = :messageid, trycount = trycount + 1, errormessage = NULL, sentdatetime = :now,
       withdrawndatetime = NULL
 WHERE notificationid = :notificationid
