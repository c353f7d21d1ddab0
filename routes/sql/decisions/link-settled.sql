-- Notes where a lead stands and, if that decides, when it was decided. Locks that link.
UPDATE gangway.link
   SET salesstate = :salesstate, leadstate = :leadstate,
       decided = CASE WHEN CAST(:decides AS INTEGER) = 1 THEN :now ELSE decided END
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
