-- Stores changes of leads that have no link yet: Sales may report a lead before its creation is acknowledged.
INSERT INTO gangway.earlychange (leadid, seen, lookat)
SELECT k.leadid, :now, :now
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
 WHERE NOT EXISTS (SELECT 1 FROM gangway.earlychange e WHERE e.leadid = k.leadid)
