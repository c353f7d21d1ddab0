-- Selects the customers of these prospects.
SELECT c.dataareaid, c.prospectid, c.partytype, c.customeraccount
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid
