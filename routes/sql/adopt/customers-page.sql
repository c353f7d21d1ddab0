-- Selects a page of customers that are linked to no account or contact. The lower bound is repeated for both tables;
-- otherwise a merge join would read the links from the beginning for each page.
SELECT c.*
  FROM hq.customer c
  LEFT JOIN gangway.customerlink l
    ON l.dataareaid = c.dataareaid AND l.customeraccount = c.customeraccount AND l.customeraccount > :after
 WHERE c.dataareaid = :dataareaid AND c.customeraccount > :after AND l.customeraccount IS NULL
 ORDER BY c.dataareaid, c.customeraccount
 FETCH FIRST :max ROWS ONLY
