-- Erases the recipient of the mails to a person; mails not sent yet are withdrawn. Locks these mails.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL,
       withdrawndatetime = CASE WHEN status = 'Sent' THEN withdrawndatetime ELSE COALESCE(withdrawndatetime, CAST(:now AS TIMESTAMP)) END
 WHERE notificationid IN (SELECT k.id FROM UNNEST(CAST(:ids AS VARCHAR(60) ARRAY)) AS k (id))
