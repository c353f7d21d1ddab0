-- Moves an alert to its next state, unless another node was faster. Locks its row.
UPDATE gangway.alert
   SET state = :next, tries = 0, nexttry = CURRENT_TIMESTAMP
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state
