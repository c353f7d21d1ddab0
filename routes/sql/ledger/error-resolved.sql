-- Deletes the errors of records that succeeded, found by their keys.
DELETE FROM gangway.error
 WHERE errorid IN
       (SELECT e.errorid
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
          JOIN gangway.error e ON e.job = :job AND e.dataareaid = k.a AND e.subject = k.s)
