-- Counts records, per job, that are due later than Gangway could ever have scheduled them.
SELECT job, COUNT(*) AS records, MAX(dueat) AS latest
  FROM gangway.due
 WHERE dueat > CURRENT_TIMESTAMP + CAST(:seconds AS INTEGER) * INTERVAL '1' SECOND
 GROUP BY job
 ORDER BY job
