-- Selects the early changes whose link exists by now.
SELECT e.leadid, l.dataareaid, l.prospectid
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
  JOIN gangway.earlychange e ON e.leadid = k.leadid
  JOIN gangway.link l ON l.leadid = e.leadid
