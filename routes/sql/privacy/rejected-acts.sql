-- Retention: erases the free text of operators' actions on a rejected partner; who, when and about which record stay.
UPDATE gangway.act
   SET words = NULL, reason = NULL
 WHERE requestid = :requestid OR dataareaid = :dataareaid AND subject = :prospectid
