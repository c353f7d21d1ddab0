-- Remembers a change of a lead that no link knows yet: Sales may tell it before the lead's creation is acknowledged.
INSERT INTO gangway.earlychange (leadid, seen, lookat)
SELECT k.leadid, :now, :now
  FROM UNNEST(CAST(:leadids AS VARCHAR(36) ARRAY)) AS k (leadid)
 WHERE NOT EXISTS (SELECT 1 FROM gangway.earlychange e WHERE e.leadid = k.leadid)
