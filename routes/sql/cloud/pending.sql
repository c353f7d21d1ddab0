-- The prospects that were pending when they were last read: those that are missing from a complete look have been decided,
-- deleted or moved.
SELECT c.dataareaid, c.prospectid
  FROM gangway.cloudprospect c
  LEFT JOIN hq.prospect p ON p.dataareaid = c.dataareaid AND p.prospectid = c.prospectid
 WHERE c.state IN ('Incomplete', 'Refused') OR c.state = 'Mirrored' AND p.b2bprospectstatus = 'Pending'
