-- Records a failed attempt after which the mail server cannot have the mail; clears the Message-ID. Leaves a mail that was withdrawn meanwhile as it is.
UPDATE hq.emailnotification
   SET status = :status, messageid = NULL, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid AND withdrawndatetime IS NULL
