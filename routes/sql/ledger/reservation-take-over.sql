-- Takes over the reservation of a job from a node that is dead, or renews this node's own.
UPDATE gangway.reservation
   SET nodeid = :nodeid, since = CURRENT_TIMESTAMP
 WHERE job = :job
   AND (nodeid = :nodeid OR nodeid NOT IN (SELECT n.nodeid FROM gangway.node n WHERE n.aliveuntil >= CURRENT_TIMESTAMP))
