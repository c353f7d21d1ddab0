-- Selects those of the given leads that have an early change.
SELECT e.leadid
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
  JOIN gangway.earlychange e ON e.leadid = k.leadid
