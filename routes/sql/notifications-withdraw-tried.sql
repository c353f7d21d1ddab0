-- A decline that the mail server may have, or has refused, is not tried again, but its row tells of it.
UPDATE hq.emailnotification
   SET status = 'Failed', withdrawndatetime = :now,
       errormessage = 'Withdrawn, since the partner was approved'
                      || CASE WHEN messageid IS NULL THEN CAST('' AS VARCHAR(60)) ELSE '; the mail server may have taken it before' END
 WHERE notificationtype = 'B2BProspectRejected' AND withdrawndatetime IS NULL
   AND (status = 'Queued' AND messageid IS NOT NULL OR status = 'Failed')
   AND (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
