-- Hand back: prospects with their leads. The lower bound is said of both tables, or a merge of the two would read
-- the links from the beginning for each page.
SELECT p.dataareaid, p.prospectid, p.prospectpartynumber, p.b2bprospectstatus, l.leadid, l.adopted, l.salesstate
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after AND p.isb2bprospect = 1
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
