-- Gives back what a node has reserved.
DELETE FROM gangway.reservation WHERE nodeid = :nodeid
