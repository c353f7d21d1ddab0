-- Retention: erases the recipient of a mail that was sent or withdrawn; the key stays, so that the mail is never sent
-- again.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL
 WHERE notificationid = :notificationid AND (status = 'Sent' OR withdrawndatetime IS NOT NULL)
