-- Registers this node.
INSERT INTO gangway.node (nodeid, name, started, aliveuntil)
VALUES (:nodeid, :name, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND)
