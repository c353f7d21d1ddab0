-- Selects those of the given records that are queued for the job, with their attempts.
SELECT d.dataareaid, d.subject, d.attempts
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
  JOIN gangway.due d ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s
