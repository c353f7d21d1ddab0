-- Marks an alert as sent. Locks its row.
UPDATE gangway.alert
   SET state = :next, tries = 0, toldat = CURRENT_TIMESTAMP, nexttry = CURRENT_TIMESTAMP, mark = COALESCE(CAST(:mark AS TIMESTAMP), mark)
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state
