-- Selects a page of pending prospects without a link. The lower bound is repeated for both tables; otherwise a merge
-- join would read the links from the beginning for each page.
SELECT p.*, l.leadid AS link_leadid, e.errorid AS question, w.chosen AS nolead
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
  LEFT JOIN gangway.error e
    ON e.job = 'prospects-to-leads' AND e.dataareaid = p.dataareaid AND e.subject = p.prospectid AND e.code = 'LeadAmbiguous'
  LEFT JOIN gangway.nolead w ON w.dataareaid = p.dataareaid AND w.prospectid = p.prospectid
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after AND p.isb2bprospect = 1 AND p.b2bprospectstatus = 'Pending'
   AND l.prospectid IS NULL
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
