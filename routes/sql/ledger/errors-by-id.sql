-- Selects errors by id.
SELECT e.errorid, e.job, e.dataareaid, e.subject, e.requestid, e.status, e.code, e.message, e.attempts, e.firstseen,
       e.lastseen
  FROM UNNEST(CAST(:errorids AS VARCHAR(20) ARRAY)) AS k (id)
  JOIN gangway.error e ON e.errorid = CAST(k.id AS BIGINT)
 ORDER BY e.errorid
