-- By its own answer the mail server does not have the mail. One that was withdrawn meanwhile stays so.
UPDATE hq.emailnotification
   SET status = :status, messageid = NULL, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid AND withdrawndatetime IS NULL
