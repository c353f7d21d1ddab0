-- Selects the claimed customers that have a record in Sales, with that record's key and the values both sides last
-- agreed on.
SELECT l.entityset, l.recordid, l.known, c.*
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(60) ARRAY)) AS k (dataareaid, account)
  JOIN gangway.customerlink l ON l.dataareaid = k.dataareaid AND l.customeraccount = k.account
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.customeraccount = k.account
