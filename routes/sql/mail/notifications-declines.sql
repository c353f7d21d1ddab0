-- Selects the decline mails to these prospects that can still be withdrawn. OFFSET 0 makes the database seek by each
-- key; as long as no prospect has been declined, it would otherwise read all mails.
SELECT n.notificationid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
 CROSS JOIN LATERAL (SELECT x.notificationid FROM hq.emailnotification x
                      WHERE x.dataareaid = k.dataareaid AND x.prospectid = k.prospectid
                        AND x.notificationtype = 'B2BProspectRejected' AND x.status <> 'Sent' AND x.withdrawndatetime IS NULL
                     OFFSET 0) AS n
