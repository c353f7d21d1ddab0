-- Which of these leads are ours.
SELECT l.dataareaid, l.prospectid, l.leadid, l.leadstate
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
  JOIN gangway.link l ON l.leadid = k.leadid
