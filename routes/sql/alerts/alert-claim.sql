-- Whoever hits the row tells it; should that process die, somebody else does after a minute.
UPDATE gangway.alert
   SET tries = tries + 1, nexttry = CURRENT_TIMESTAMP + INTERVAL '60' SECOND
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state AND nexttry <= CURRENT_TIMESTAMP
