-- Makes records due, whether or not they are queued already; those being processed are marked to run again.
MERGE INTO gangway.due d
USING (SELECT DISTINCT CAST(:job AS VARCHAR(40)), k.a, k.s
         FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
   AS v (job, dataareaid, subject)
   ON d.job = v.job AND d.dataareaid = v.dataareaid AND d.subject = v.subject
 WHEN MATCHED THEN UPDATE
  SET d.again = 1, d.attempts = 0, d.dueat = CASE WHEN d.owner IS NULL THEN CURRENT_TIMESTAMP ELSE d.dueat END
 WHEN NOT MATCHED THEN INSERT (job, dataareaid, subject) VALUES (v.job, v.dataareaid, v.subject)
