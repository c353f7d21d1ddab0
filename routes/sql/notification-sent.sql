UPDATE hq.emailnotification
   SET status = 'Sent', messageid = :messageid, trycount = trycount + 1, errormessage = NULL, sentdatetime = :now
 WHERE notificationid = :notificationid
