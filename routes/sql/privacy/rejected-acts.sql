-- Retention: what people decided about a rejected partner keeps who, when and about which record, and loses its words.
UPDATE gangway.act
   SET words = NULL, reason = NULL
 WHERE requestid = :requestid OR dataareaid = :dataareaid AND subject = :prospectid
