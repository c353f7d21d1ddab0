-- Retention: takes the turn for this node if no other node holds it. Locks the row.
UPDATE gangway.retention
   SET nodeid = :nodeid, nextsweep = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE nextsweep <= CURRENT_TIMESTAMP
