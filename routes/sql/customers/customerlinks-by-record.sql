-- Selects the customers that are linked to these accounts or contacts.
SELECT l.entityset, l.recordid, l.known, c.*
  FROM UNNEST(CAST(:recordids AS VARCHAR(36) ARRAY)) AS k (recordid)
  JOIN gangway.customerlink l ON l.recordid = k.recordid
  JOIN hq.customer c ON c.dataareaid = l.dataareaid AND c.customeraccount = l.customeraccount
