-- Selects the hierarchies of these prospects.
SELECT h.dataareaid, h.prospectid, h.customerhierarchyid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.customerhierarchy h ON h.dataareaid = k.dataareaid AND h.prospectid = k.prospectid
