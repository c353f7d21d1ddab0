-- Nodes that would count as alive for longer than a beat can promise.
SELECT nodeid, name, aliveuntil
  FROM gangway.node
 WHERE aliveuntil > CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 ORDER BY nodeid
