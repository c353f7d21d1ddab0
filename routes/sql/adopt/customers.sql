-- Selects those of the given customers that exist.
SELECT c.dataareaid, c.customeraccount
  FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:accounts AS VARCHAR(20) ARRAY)) AS k (dataareaid, account)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.customeraccount = k.account
