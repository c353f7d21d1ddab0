-- The mail server did not answer and may have the mail: its Message-ID stays. One that was withdrawn meanwhile stays so.
UPDATE hq.emailnotification
   SET status = :status, trycount = trycount + 1, errormessage = :message
 WHERE notificationid = :notificationid AND withdrawndatetime IS NULL
