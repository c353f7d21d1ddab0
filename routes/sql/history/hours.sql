-- Sums up the work of each job by hour, in UTC.
SELECT job, CAST(ended AS DATE) AS utcdate, CAST(EXTRACT(HOUR FROM ended) AS INTEGER) AS utchour, SUM(runs) AS runs,
       SUM(waited) AS waited, SUM(recordsdone) AS recordsdone, SUM(recordsfailed) AS recordsfailed, SUM(requests) AS requests
  FROM gangway.jobhistory
 WHERE ended >= :since
 GROUP BY job, CAST(ended AS DATE), CAST(EXTRACT(HOUR FROM ended) AS INTEGER)
 ORDER BY job, utcdate, utchour
