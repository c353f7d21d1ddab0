-- Selects nodes that stopped without unregistering.
SELECT nodeid, name FROM gangway.node WHERE aliveuntil < CURRENT_TIMESTAMP
