-- Retention: erases the recipient of sent and withdrawn mails to a rejected partner.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND (status = 'Sent' OR withdrawndatetime IS NOT NULL)
