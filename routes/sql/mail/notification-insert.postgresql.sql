-- Queues the mails of a chunk in one statement.
INSERT INTO hq.emailnotification
      (notificationid, notificationtype, dataareaid, prospectid, customeraccount, receiveremailaddress, languageid,
       status, createddatetime)
SELECT k.notificationid, k.notificationtype, k.dataareaid, k.prospectid, k.customeraccount, k.receiveremailaddress,
       k.languageid, 'Queued', CAST(k.now AS TIMESTAMP)
  FROM UNNEST(CAST(:notificationid AS VARCHAR ARRAY), CAST(:notificationtype AS VARCHAR ARRAY),
              CAST(:dataareaid AS VARCHAR ARRAY), CAST(:prospectid AS VARCHAR ARRAY),
              CAST(:customeraccount AS VARCHAR ARRAY), CAST(:receiveremailaddress AS VARCHAR ARRAY),
              CAST(:languageid AS VARCHAR ARRAY), CAST(:now AS VARCHAR ARRAY))
    AS k (notificationid, notificationtype, dataareaid, prospectid, customeraccount, receiveremailaddress, languageid,
          now)
