-- Deletes a silent node. The condition is repeated, so that of two surviving nodes one deletes it, and a node that came
-- back stays.
DELETE FROM gangway.node WHERE nodeid = :nodeid AND aliveuntil < CURRENT_TIMESTAMP
