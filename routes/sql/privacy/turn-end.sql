-- Retention: a whole sweep is done. Locks the row.
UPDATE gangway.retention
   SET nodeid = NULL, lastsweep = CURRENT_TIMESTAMP,
       nextsweep = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE nodeid = :nodeid
