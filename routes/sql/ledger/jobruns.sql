-- Selects the runs of live nodes and, for each job, the last run on any node: a node of 'once' lives only as long as
-- its process.
SELECT r.job, r.node, r.lastrun, r.lastworked, r.recordsdone, r.recordsfailed, r.message, r.suspect
  FROM gangway.jobrun r
  JOIN (SELECT job, MAX(lastrun) AS latest FROM gangway.jobrun GROUP BY job) l ON l.job = r.job
 WHERE r.lastrun = l.latest OR r.node IN (SELECT name FROM gangway.node)
 ORDER BY r.job, r.node
