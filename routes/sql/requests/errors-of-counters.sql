-- Selects those of the given counters that P-0001 already lists as errors.
SELECT e.subject
  FROM UNNEST(CAST(:counters AS VARCHAR(60) ARRAY)) AS k (counter)
  JOIN gangway.error e ON e.job = :job AND e.dataareaid = '' AND e.subject = k.counter
