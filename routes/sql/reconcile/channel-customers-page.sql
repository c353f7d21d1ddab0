-- Selects a page of the channel's customers, by key.
SELECT c.dataareaid, c.customeraccount
  FROM ax.customer c
 WHERE c.dataareaid = :dataareaid AND c.customeraccount > :after
 ORDER BY c.dataareaid, c.customeraccount
 FETCH FIRST :max ROWS ONLY
