-- Retention: erases the free text of operators' actions on a rejected partner and on the mails to the partner; who, when
-- and about which record stay.
UPDATE gangway.act
   SET words = NULL, reason = NULL
 WHERE requestid = :requestid
    OR dataareaid = :dataareaid AND subject = :prospectid
    OR job = 'email-notifications'
       AND subject IN (SELECT n.notificationid FROM hq.emailnotification n WHERE n.dataareaid = :dataareaid AND n.prospectid = :prospectid)
