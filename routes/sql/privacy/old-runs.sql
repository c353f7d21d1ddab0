-- Retention: deletes job runs that ended long ago, some rows at a time.
DELETE FROM gangway.jobhistory
 WHERE runid IN (SELECT h.runid FROM gangway.jobhistory h WHERE h.ended < :before ORDER BY h.ended FETCH FIRST :max ROWS ONLY)
