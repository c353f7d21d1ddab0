-- Retention: deletes the errors of the mails to a rejected partner, which were withdrawn.
DELETE FROM gangway.error
 WHERE job = 'email-notifications' AND dataareaid = ''
   AND subject IN (SELECT n.notificationid FROM hq.emailnotification n WHERE n.dataareaid = :dataareaid AND n.prospectid = :prospectid)
