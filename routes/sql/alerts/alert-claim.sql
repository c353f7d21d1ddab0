-- Claims an alert for sending: the node whose update hits the row sends it. If that node dies, another one sends it a
-- minute later. Locks its row.
UPDATE gangway.alert
   SET tries = tries + 1, nexttry = CURRENT_TIMESTAMP + INTERVAL '60' SECOND
 WHERE alertkey = :alertkey AND channel = :channel AND state = :state AND nexttry <= CURRENT_TIMESTAMP
