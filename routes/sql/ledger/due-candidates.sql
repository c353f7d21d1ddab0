-- What is due longest, to be claimed one by one with due-claim. The order starts with the index's first column:
-- HSQLDB scans otherwise.
SELECT dataareaid, subject, attempts
  FROM gangway.due
 WHERE job = :job AND dueat <= CURRENT_TIMESTAMP
 ORDER BY job, dueat
 FETCH FIRST :max ROWS ONLY
