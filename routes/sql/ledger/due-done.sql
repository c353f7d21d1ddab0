-- Deletes finished records; `owner` is the fence, so a worker whose lease ran out deletes nothing. MERGE finds each row
-- by its whole key; DELETE would scan the queue of the job.
MERGE INTO gangway.due d
USING UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
   ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s AND d.owner = :owner AND d.again = 0
 WHEN MATCHED THEN DELETE
