-- Selects the mails to a partner.
SELECT notificationid, notificationtype, receiveremailaddress, languageid, status, messageid, trycount, errormessage,
       createddatetime, sentdatetime, withdrawndatetime
  FROM hq.emailnotification
 WHERE dataareaid = :dataareaid AND (prospectid = :prospectid OR customeraccount = :customeraccount)
 ORDER BY createddatetime, notificationid
