-- Selects a page of customers with their accounts and contacts. The lower bound is repeated for both tables; otherwise
-- a merge join would read the links from the beginning for each page.
SELECT c.dataareaid, c.customeraccount, c.partynumber, c.partytype, l.recordid
  FROM hq.customer c
  LEFT JOIN gangway.customerlink l
    ON l.dataareaid = c.dataareaid AND l.customeraccount = c.customeraccount AND l.customeraccount > :after
 WHERE c.dataareaid = :dataareaid AND c.customeraccount > :after
 ORDER BY c.dataareaid, c.customeraccount
 FETCH FIRST :max ROWS ONLY
