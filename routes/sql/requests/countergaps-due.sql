-- Selects the next counters for P-0001 to check again: rows that an operator retries (looks = -2), and gaps that are
-- due.
SELECT u.fromcounter, u.tocounter, u.looks
  FROM (SELECT CAST(d.subject AS BIGINT) AS fromcounter, CAST(d.subject AS BIGINT) AS tocounter, -2 AS looks
          FROM gangway.due d
         WHERE d.job = :jobid AND d.dueat <= CURRENT_TIMESTAMP
        UNION ALL
        SELECT g.fromcounter, g.tocounter, g.looks
          FROM gangway.countergap g
         WHERE g.jobid = :jobid AND g.lookat <= CURRENT_TIMESTAMP) AS u
 ORDER BY u.fromcounter
 FETCH FIRST 1 ROWS ONLY
