-- Selects the claimed prospects with their current decision, for the decision listeners.
SELECT p.dataareaid, p.prospectid, p.requestid, p.b2bprospectstatus
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:subjects AS VARCHAR(60) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
