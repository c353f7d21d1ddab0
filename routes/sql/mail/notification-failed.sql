-- Records a failed attempt that the mail server answered with a refusal, so it does not have the mail; clears the
-- Message-ID. Leaves a mail that was withdrawn meanwhile as it is.
UPDATE hq.emailnotification
   SET status = :status, messageid = NULL, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid AND withdrawndatetime IS NULL
