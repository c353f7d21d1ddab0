-- Records an attempt that the mail server did not answer: it may have the mail, so the Message-ID stays. Leaves a mail
-- that was withdrawn meanwhile as it is.
UPDATE hq.emailnotification
   SET status = :status, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid AND withdrawndatetime IS NULL
