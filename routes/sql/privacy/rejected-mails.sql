-- Retention: erases the recipient of the mails to a rejected partner; mails not sent yet are withdrawn. Locks these mails.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL,
       withdrawndatetime = CASE WHEN status = 'Sent' THEN withdrawndatetime ELSE COALESCE(withdrawndatetime, CAST(:now AS TIMESTAMP)) END
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
