-- Retention: removes runs of jobs that are over for long, some at a time.
DELETE FROM gangway.jobhistory
 WHERE runid IN (SELECT h.runid FROM gangway.jobhistory h WHERE h.ended < :before ORDER BY h.ended FETCH FIRST :max ROWS ONLY)
