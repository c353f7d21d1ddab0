-- Retention: selects a page of prospects by key and flags those that were rejected long ago, that no job or operator
-- still has to handle, and that still hold personal data. The lower bound is repeated for both tables; otherwise a
-- merge join would read the links from the beginning.
SELECT p.dataareaid, p.prospectid, p.requestid, l.leadsent,
       CASE WHEN p.b2bprospectstatus = 'Rejected'
             AND (COALESCE(p.lastname, '') <> :erased
                  OR EXISTS (SELECT 1 FROM hq.emailnotification n
                              WHERE n.dataareaid = p.dataareaid AND n.prospectid = p.prospectid AND n.receiveremailaddress <> :erased))
             AND COALESCE(l.decided, p.modifieddatetime, p.createddatetime) < :before
             AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.dataareaid = p.dataareaid AND e.subject = p.prospectid)
             AND NOT EXISTS (SELECT 1 FROM gangway.due d
                              WHERE d.job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
                                AND d.dataareaid = p.dataareaid AND d.subject = p.prospectid)
            THEN 1 ELSE 0 END AS isold
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
