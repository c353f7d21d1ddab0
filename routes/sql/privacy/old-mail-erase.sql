-- Retention: a mail that was sent or withdrawn loses its receiver and keeps its key, so that it is never sent again.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL
 WHERE notificationid = :notificationid AND (status = 'Sent' OR withdrawndatetime IS NOT NULL)
