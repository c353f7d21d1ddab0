-- Marks currently claimed records to run again after their claim ends.
UPDATE gangway.due
   SET again = 1
 WHERE job = :job AND owner IS NOT NULL
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
