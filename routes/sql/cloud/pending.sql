-- Selects the prospects that were pending when last read. Those missing from a complete read have since been decided,
-- deleted or moved.
SELECT dataareaid, prospectid FROM gangway.cloudprospect WHERE state IN ('Incomplete', 'Refused', 'Mirrored')
