-- Selects the prospects with these numbers; each is looked up by key in every legal entity.
SELECT p.dataareaid, p.prospectid, p.requestid
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.prospect p ON p.dataareaid = k.dataareaid AND p.prospectid = k.prospectid
