-- Records in error, the oldest first; a parameter that is null does not matter. By the key, so that a page costs a page.
SELECT errorid, job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen
  FROM gangway.error
 WHERE errorid > CAST(:after AS BIGINT)
   AND job = COALESCE(CAST(:job AS VARCHAR(40)), job)
   AND status = COALESCE(CAST(:status AS VARCHAR(20)), status)
   AND COALESCE(code, '') = COALESCE(CAST(:code AS VARCHAR(60)), COALESCE(code, ''))
   AND lastseen >= COALESCE(CAST(:since AS TIMESTAMP), lastseen)
 ORDER BY errorid
 FETCH FIRST 100 ROWS ONLY
