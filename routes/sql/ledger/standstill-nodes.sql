-- Selects nodes that would count as alive for longer than a heartbeat can extend.
SELECT nodeid, name, aliveuntil
  FROM gangway.node
 WHERE aliveuntil > CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 ORDER BY nodeid
