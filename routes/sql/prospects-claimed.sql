-- Prospects to leads: the claimed prospects with what was written to their leads before. A claimed key without a
-- prospect is one that was deleted in headquarters.
SELECT k.dataareaid AS claimed_dataareaid, k.prospectid AS claimed_prospectid,
       l.leadid AS link_leadid, l.leadsent AS link_leadsent, l.leadstate AS link_leadstate,
       p.*
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  LEFT JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
  LEFT JOIN gangway.link l ON l.dataareaid = k.dataareaid AND l.prospectid = k.prospectid
