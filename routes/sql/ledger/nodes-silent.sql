-- Nodes that stopped without saying so.
SELECT nodeid, name FROM gangway.node WHERE aliveuntil < CURRENT_TIMESTAMP
