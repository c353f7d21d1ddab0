-- From one state to the next, unless somebody else was quicker. Locks its row.
UPDATE gangway.alert
   SET state = :next, tries = 0, nexttry = CURRENT_TIMESTAMP
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state
