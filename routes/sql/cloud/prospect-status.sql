-- Updates only the status of a prospect that can no longer be read.
UPDATE hq.prospect SET b2bprospectstatus = :status, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus <> :status
