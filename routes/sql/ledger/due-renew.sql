-- Renews the lease of records being processed; `owner` is the fence, so records of another owner stay as they are.
MERGE INTO gangway.due d
USING UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
   ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s AND d.owner = :owner
 WHEN MATCHED THEN UPDATE SET d.dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
