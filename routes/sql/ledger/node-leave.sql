-- Unregisters this node.
DELETE FROM gangway.node WHERE nodeid = :nodeid
