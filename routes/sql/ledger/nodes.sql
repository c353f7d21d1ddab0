-- Selects live nodes, oldest first.
SELECT name, nodeid, started, aliveuntil FROM gangway.node WHERE aliveuntil >= CURRENT_TIMESTAMP ORDER BY started, nodeid
