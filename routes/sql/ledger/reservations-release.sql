-- Releases all reservations of a node.
DELETE FROM gangway.reservation WHERE nodeid = :nodeid
