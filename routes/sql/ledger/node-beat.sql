-- Extends the time until which this node counts as alive. Locks its row.
UPDATE gangway.node SET aliveuntil = CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND WHERE nodeid = :nodeid
