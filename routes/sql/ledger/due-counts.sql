-- Counts due, claimed and waiting records per job. oldest: the longest wait in seconds, claimed records included.
SELECT job,
       SUM(CASE WHEN owner IS NULL AND dueat <= CURRENT_TIMESTAMP THEN 1 ELSE 0 END) AS due,
       SUM(CASE WHEN owner IS NOT NULL THEN 1 ELSE 0 END) AS claimed,
       SUM(CASE WHEN owner IS NULL AND dueat > CURRENT_TIMESTAMP THEN 1 ELSE 0 END) AS waiting,
       MAX(GREATEST(0, UNIX_TIMESTAMP(CURRENT_TIMESTAMP) - UNIX_TIMESTAMP(LEAST(waitingsince, dueat)))) AS oldest
  FROM gangway.due
 GROUP BY job
