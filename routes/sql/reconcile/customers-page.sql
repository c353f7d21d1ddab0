-- Selects a page of headquarters' customers, by key.
SELECT c.dataareaid, c.customeraccount
  FROM hq.customer c
 WHERE c.dataareaid = :dataareaid AND c.customeraccount > :after
 ORDER BY c.dataareaid, c.customeraccount
 FETCH FIRST :max ROWS ONLY
