-- Marks currently claimed records to run again after their claim ends.
MERGE INTO gangway.due d
USING UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
   ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s AND d.owner IS NOT NULL
 WHEN MATCHED THEN UPDATE SET d.again = 1
