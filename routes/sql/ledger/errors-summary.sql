-- Per job: records that were refused since a time, refused earlier and tried again by themselves, and all others.
SELECT job,
       SUM(CASE WHEN lastseen >= :since THEN 1 ELSE 0 END) AS fresh,
       SUM(CASE WHEN lastseen < :since AND status = 'Retrying' THEN 1 ELSE 0 END) AS retrying,
       SUM(CASE WHEN lastseen < :since AND status <> 'Retrying' THEN 1 ELSE 0 END) AS parked
  FROM gangway.error
 GROUP BY job
