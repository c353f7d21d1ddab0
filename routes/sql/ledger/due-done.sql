-- Deletes finished records; `owner` is the fence, so a worker whose lease ran out deletes nothing.
DELETE FROM gangway.due
 WHERE job = :job AND owner = :owner AND again = 0
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
