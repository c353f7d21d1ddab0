-- Selects a page of prospects with their leads, by key. The lower bound is repeated for both tables; otherwise a merge
-- join would read the links from the beginning for each page.
SELECT p.dataareaid, p.prospectid, l.leadid
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after AND p.isb2bprospect = 1
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
