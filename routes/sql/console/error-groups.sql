-- Records in error by what they have in common, the most first.
SELECT job, code, status, COUNT(*) AS records, MIN(firstseen) AS firstseen, MAX(lastseen) AS lastseen,
       MIN(errorid) AS example
  FROM gangway.error
 GROUP BY job, code, status
 ORDER BY records DESC, job, code, status
 FETCH FIRST 500 ROWS ONLY
