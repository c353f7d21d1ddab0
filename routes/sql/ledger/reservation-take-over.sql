-- From a holder that does not live any more, or that is ourselves.
UPDATE gangway.reservation
   SET nodeid = :nodeid, since = CURRENT_TIMESTAMP
 WHERE job = :job
   AND (nodeid = :nodeid OR nodeid NOT IN (SELECT n.nodeid FROM gangway.node n WHERE n.aliveuntil >= CURRENT_TIMESTAMP))
