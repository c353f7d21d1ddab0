-- Selects a page of records in error, oldest first; a filter that is null matches everything. Pages by key, so that a
-- page costs only its own rows.
SELECT errorid, job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen
  FROM gangway.error
 WHERE errorid > CAST(:after AS BIGINT)
   AND job = COALESCE(CAST(:job AS VARCHAR(40)), job)
   AND status = COALESCE(CAST(:status AS VARCHAR(20)), status)
   AND COALESCE(code, '') = COALESCE(CAST(:code AS VARCHAR(60)), COALESCE(code, ''))
   AND lastseen >= COALESCE(CAST(:since AS TIMESTAMP), lastseen)
 ORDER BY errorid
 FETCH FIRST 100 ROWS ONLY
