-- Counts records, per job, claimed by a node that is not registered: nothing releases them before their lease ends.
SELECT d.job, COUNT(*) AS records, MAX(d.dueat) AS latest
  FROM gangway.due d
 WHERE d.owner IS NOT NULL AND d.dueat > CURRENT_TIMESTAMP
   AND NOT EXISTS (SELECT 1 FROM gangway.node n WHERE n.nodeid = d.nodeid)
 GROUP BY d.job
 ORDER BY d.job
