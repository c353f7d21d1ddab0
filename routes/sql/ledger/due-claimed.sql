-- Selects those of the candidates that were claimed; another process was quicker with the others.
SELECT d.dataareaid, d.subject, d.attempts
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (a, s)
  JOIN gangway.due d ON d.job = :job AND d.dataareaid = k.a AND d.subject = k.s
 WHERE d.owner = :owner
