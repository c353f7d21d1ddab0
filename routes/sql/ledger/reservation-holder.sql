-- Selects the node that holds the reservation of a job.
SELECT COALESCE(n.name, r.nodeid) AS name
  FROM gangway.reservation r
  LEFT JOIN gangway.node n ON n.nodeid = r.nodeid
 WHERE r.job = :job
