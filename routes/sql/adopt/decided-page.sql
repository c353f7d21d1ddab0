-- Selects a page of decided prospects that have no lead and are to get one anyway.
SELECT p.dataareaid, p.prospectid
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after AND p.isb2bprospect = 1 AND p.b2bprospectstatus <> 'Pending'
   AND p.createddatetime >= :since AND l.prospectid IS NULL
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
