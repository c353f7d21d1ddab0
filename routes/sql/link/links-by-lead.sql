-- Selects the links of these leads; a lead without one is not Gangway's.
SELECT l.dataareaid, l.prospectid, l.leadid, l.leadstate
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
  JOIN gangway.link l ON l.leadid = k.leadid
