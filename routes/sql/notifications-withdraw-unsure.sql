-- One that may be with the mail server is not sent again, but its row tells of it.
UPDATE hq.emailnotification
   SET status = 'Failed', withdrawndatetime = :now,
       errormessage = 'Withdrawn, since the partner was approved; the mail server may have taken it before'
 WHERE notificationtype = 'B2BProspectRejected' AND status = 'Queued' AND messageid IS NOT NULL
   AND (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
