DELETE FROM gangway.reservation WHERE nodeid = :nodeid
