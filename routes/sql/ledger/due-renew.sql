-- Renews the lease of records being processed; `owner` is the fence, so records of another owner stay as they are.
UPDATE gangway.due
   SET dueat = CURRENT_TIMESTAMP + CAST(:lease AS INTEGER) * INTERVAL '1' SECOND
 WHERE job = :job AND owner = :owner
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
