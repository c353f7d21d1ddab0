-- Clears the mark of a write that certainly did not arrive or was refused.
UPDATE gangway.cloudprospect SET written = NULL, writtenat = NULL, answered = 0
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
