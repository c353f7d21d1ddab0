-- Queues a mail.
INSERT INTO hq.emailnotification
      (notificationid, notificationtype, dataareaid, prospectid, customeraccount, receiveremailaddress, languageid, status, createddatetime)
VALUES (:notificationid, :notificationtype, :dataareaid, :prospectid, :customeraccount, :receiveremailaddress, :languageid, 'Queued', :now)
