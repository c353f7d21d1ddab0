-- Counts errors per job: refused since a given time, refused earlier and retried automatically, and all others.
SELECT job,
       SUM(CASE WHEN lastseen >= :since THEN 1 ELSE 0 END) AS fresh,
       SUM(CASE WHEN lastseen < :since AND status = 'Retrying' THEN 1 ELSE 0 END) AS retrying,
       SUM(CASE WHEN lastseen < :since AND status <> 'Retrying' THEN 1 ELSE 0 END) AS parked
  FROM gangway.error
 GROUP BY job
