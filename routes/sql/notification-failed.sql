UPDATE hq.emailnotification
   SET status = :status, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid
