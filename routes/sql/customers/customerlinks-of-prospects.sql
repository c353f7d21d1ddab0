-- Selects the customers of these prospects, with the Sales records that they are linked to.
SELECT c.dataareaid, c.prospectid, c.partytype, c.customeraccount, c.salescurrencycode, l.recordid, l.known
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid
  LEFT JOIN gangway.customerlink l ON l.dataareaid = c.dataareaid AND l.customeraccount = c.customeraccount
