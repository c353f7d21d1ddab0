-- Repeats the condition: of two survivors one removes it, and a node that came back stays.
DELETE FROM gangway.node WHERE nodeid = :nodeid AND aliveuntil < CURRENT_TIMESTAMP
