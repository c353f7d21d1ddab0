-- Counts the records in error by job, code and status, the largest group first.
SELECT job, code, status, COUNT(*) AS records, MIN(firstseen) AS firstseen, MAX(lastseen) AS lastseen,
       MIN(errorid) AS example
  FROM gangway.error
 GROUP BY job, code, status
 ORDER BY records DESC, job, code, status
 FETCH FIRST 500 ROWS ONLY
