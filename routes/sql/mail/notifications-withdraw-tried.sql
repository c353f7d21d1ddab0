-- Withdraws declines that the mail server may have, or has refused: they are not sent again, but their rows stay and
-- say so.
UPDATE hq.emailnotification
   SET status = 'Failed', withdrawndatetime = :now,
       errormessage = 'Withdrawn, since the partner was approved'
                      || CASE WHEN messageid IS NULL THEN CAST('' AS VARCHAR(60)) ELSE '; the mail server may have taken it before' END
 WHERE withdrawndatetime IS NULL AND (status = 'Queued' AND messageid IS NOT NULL OR status = 'Failed')
   AND notificationid IN (SELECT k.n FROM UNNEST(CAST(:notificationids AS VARCHAR(36) ARRAY)) AS k (n))
