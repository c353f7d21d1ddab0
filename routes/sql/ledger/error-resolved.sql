-- Deletes the errors of records that succeeded.
DELETE FROM gangway.error
 WHERE job = :job
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
