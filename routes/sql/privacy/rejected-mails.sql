-- Retention: the mails of a rejected partner that are sent or withdrawn.
UPDATE hq.emailnotification
   SET receiveremailaddress = :erased, errormessage = NULL
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND (status = 'Sent' OR withdrawndatetime IS NOT NULL)
