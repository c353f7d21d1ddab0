-- Stores the state of a lead and, if the state is a decision, its time. Locks that link.
UPDATE gangway.link
   SET salesstate = :salesstate, leadstate = :leadstate,
       decided = CASE WHEN CAST(:decides AS INTEGER) = 1 THEN :now ELSE decided END
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
