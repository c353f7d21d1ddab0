DELETE FROM gangway.node WHERE nodeid = :nodeid
