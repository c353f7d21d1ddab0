-- Makes finished records due again that changed while they were being processed.
UPDATE gangway.due
   SET owner = NULL, again = 0, attempts = 0, dueat = CURRENT_TIMESTAMP, waitingsince = CURRENT_TIMESTAMP
 WHERE job = :job AND owner = :owner AND again = 1
   AND (dataareaid, subject) IN
       (SELECT k.a, k.s FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s))
