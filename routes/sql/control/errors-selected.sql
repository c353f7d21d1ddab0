-- Selects the errors of some jobs, filtered by code and by the time of the last failure; a filter that is null matches
-- everything.
SELECT errorid
  FROM gangway.error
 WHERE (CAST(:anyjob AS INTEGER) = 1
        OR job IN (SELECT t.job FROM UNNEST(CAST(:jobs AS VARCHAR(40) ARRAY)) AS t(job)))
   AND LOWER(COALESCE(code, '')) = COALESCE(LOWER(CAST(:code AS VARCHAR(60))), LOWER(COALESCE(code, '')))
   AND lastseen >= COALESCE(CAST(:since AS TIMESTAMP), lastseen)
 ORDER BY errorid
