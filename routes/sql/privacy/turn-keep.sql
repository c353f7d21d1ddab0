-- Retention: extends the turn that this node holds. Locks the row.
UPDATE gangway.retention
   SET nextsweep = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE nodeid = :nodeid AND nextsweep > CURRENT_TIMESTAMP
