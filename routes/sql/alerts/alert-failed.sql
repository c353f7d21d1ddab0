-- Schedules another attempt for an alert that could not be sent. Locks its row.
UPDATE gangway.alert
   SET nexttry = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state
