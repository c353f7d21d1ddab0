-- Retention: ends a completed sweep and schedules the next one. Locks the row.
UPDATE gangway.retention
   SET nodeid = NULL, lastsweep = CURRENT_TIMESTAMP,
       nextsweep = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE nodeid = :nodeid
