-- Selects the records that have been due longest, to be claimed with due-claim. ORDER BY has the columns of the index and
-- USING INDEX says so: otherwise HSQLDB reads and sorts all that is due, for each claim.
SELECT dataareaid, subject, attempts
  FROM gangway.due
 WHERE job = :job AND dueat <= CURRENT_TIMESTAMP
 ORDER BY job, dueat
 FETCH FIRST :max ROWS ONLY USING INDEX
