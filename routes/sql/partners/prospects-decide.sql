-- Stores the decision on a prospect. The status that it was based on is repeated, so that a decision made elsewhere in
-- between is not overwritten.
UPDATE hq.prospect
   SET b2bprospectstatus = :status, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus = :before
