-- The prospects that were pending when they were last read: those that are missing from a complete look have been decided,
-- deleted or moved.
SELECT dataareaid, prospectid FROM gangway.cloudprospect WHERE state IN ('Incomplete', 'Refused', 'Mirrored')
