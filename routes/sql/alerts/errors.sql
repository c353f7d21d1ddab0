-- Counts the errors that need an operator and occurred after a given time, by job and code, the largest group first.
SELECT job, code, COUNT(*) AS records, MAX(lastseen) AS latest
  FROM gangway.error
 WHERE status <> 'Retrying' AND lastseen > COALESCE(CAST(:mark AS TIMESTAMP), TIMESTAMP '1970-01-01 00:00:00')
 GROUP BY job, code
 ORDER BY 3 DESC, 1, 2
