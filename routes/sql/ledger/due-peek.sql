-- Selects due records page by page in key order, without claiming them.
SELECT dataareaid, subject, attempts
  FROM gangway.due
 WHERE job = :job AND dueat <= CURRENT_TIMESTAMP
   AND (dataareaid > CAST(:dataareaid AS VARCHAR(4))
        OR dataareaid = CAST(:dataareaid AS VARCHAR(4)) AND subject > CAST(:subject AS VARCHAR(60)))
 ORDER BY job, dataareaid, subject
 FETCH FIRST :max ROWS ONLY
