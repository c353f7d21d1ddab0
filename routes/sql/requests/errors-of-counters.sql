-- P-0001: which of these counters are errors already.
SELECT e.subject
  FROM UNNEST(CAST(:counters AS VARCHAR(60) ARRAY)) AS k (counter)
  JOIN gangway.error e ON e.job = :job AND e.dataareaid = '' AND e.subject = k.counter
