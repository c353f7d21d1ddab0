-- The declines that these prospects may still be spared. OFFSET 0: seek by each key, for as long as nobody was declined the
-- database would read all mails rather than that.
SELECT n.notificationid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
 CROSS JOIN LATERAL (SELECT x.notificationid FROM hq.emailnotification x
                      WHERE x.dataareaid = k.dataareaid AND x.prospectid = k.prospectid
                        AND x.notificationtype = 'B2BProspectRejected' AND x.status <> 'Sent' AND x.withdrawndatetime IS NULL
                     OFFSET 0) AS n
