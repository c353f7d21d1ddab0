-- A decline that has not gone out is not sent to a partner who has been approved since.
DELETE FROM hq.emailnotification
 WHERE notificationtype = 'B2BProspectRejected' AND status = 'Queued'
   AND (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
