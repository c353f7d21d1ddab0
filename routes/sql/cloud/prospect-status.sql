-- Only the status follows, of a prospect that cannot be read any more.
UPDATE hq.prospect SET b2bprospectstatus = :status, modifieddatetime = :now
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid AND b2bprospectstatus <> :status
