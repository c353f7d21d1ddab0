-- Selects the records that have been due longest, to be claimed with due-claim. ORDER BY starts with the first column of
-- the index; otherwise HSQLDB scans the table.
SELECT dataareaid, subject, attempts
  FROM gangway.due
 WHERE job = :job AND dueat <= CURRENT_TIMESTAMP
 ORDER BY job, dueat
 FETCH FIRST :max ROWS ONLY
