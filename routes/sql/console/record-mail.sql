-- Selects the mail that an error is about.
SELECT notificationid, notificationtype, dataareaid, prospectid, customeraccount, receiveremailaddress, languageid, status,
       messageid, trycount, errormessage, createddatetime, sentdatetime
  FROM hq.emailnotification
 WHERE notificationid = CAST(:subject AS VARCHAR(36))
