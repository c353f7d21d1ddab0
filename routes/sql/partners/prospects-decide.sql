-- Repeats the status that the decision was based on: somebody else's decision in between is not overwritten.
UPDATE hq.prospect
   SET b2bprospectstatus = :status, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus = :before
