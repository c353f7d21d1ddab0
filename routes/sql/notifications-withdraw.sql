-- A decline that nobody has given to the mail server is not sent to a partner who has been approved since.
DELETE FROM hq.emailnotification
 WHERE notificationtype = 'B2BProspectRejected' AND status = 'Queued' AND messageid IS NULL
   AND (dataareaid, prospectid) IN
       (SELECT k.a, k.p FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (a, p))
