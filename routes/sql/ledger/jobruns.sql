-- The runs of nodes that live, and of each job the last one whoever ran it: a node of 'once' lives as long as its process.
SELECT r.job, r.node, r.lastrun, r.lastworked, r.recordsdone, r.recordsfailed, r.message, r.suspect
  FROM gangway.jobrun r
  JOIN (SELECT job, MAX(lastrun) AS latest FROM gangway.jobrun GROUP BY job) l ON l.job = r.job
 WHERE r.lastrun = l.latest OR r.node IN (SELECT name FROM gangway.node)
 ORDER BY r.job, r.node
