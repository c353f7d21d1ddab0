-- Retention: erases the recipient of a mail that was sent, withdrawn or given up; the last is withdrawn. The key stays, so
-- that the mail is never sent again.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL,
       withdrawndatetime = CASE WHEN status = 'Sent' THEN withdrawndatetime ELSE COALESCE(withdrawndatetime, CAST(:now AS TIMESTAMP)) END
 WHERE notificationid = :notificationid
   AND (status = 'Sent' OR withdrawndatetime IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM gangway.error e
                                 WHERE e.job = 'email-notifications' AND e.dataareaid = '' AND e.subject = notificationid)
                  AND NOT EXISTS (SELECT 1 FROM gangway.due d
                                   WHERE d.job = 'email-notifications' AND d.dataareaid = '' AND d.subject = notificationid))
