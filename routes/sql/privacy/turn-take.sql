-- Retention: this node takes the turn when nobody has it. Locks the row.
UPDATE gangway.retention
   SET nodeid = :nodeid, nextsweep = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE nextsweep <= CURRENT_TIMESTAMP
