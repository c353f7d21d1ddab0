-- Retention: a page of prospects by key, with those that were rejected long ago, that no job and no person has before them,
-- and that still speak of a person. The lower bound is said of both tables, or a merge would read the links from the beginning.
SELECT p.dataareaid, p.prospectid, p.requestid, l.leadsent,
       CASE WHEN p.b2bprospectstatus = 'Rejected' AND COALESCE(p.lastname, '') <> :erased
             AND COALESCE(l.decided, p.modifieddatetime, p.createddatetime) < :before
             AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.dataareaid = p.dataareaid AND e.subject = p.prospectid)
             AND NOT EXISTS (SELECT 1 FROM gangway.due d
                              WHERE d.job IN ('prospects-to-leads', 'sales-outcomes', 'decision-listeners')
                                AND d.dataareaid = p.dataareaid AND d.subject = p.prospectid)
            THEN 1 ELSE 0 END AS isold
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid AND l.prospectid > :after
 WHERE p.dataareaid = :dataareaid AND p.prospectid > :after
 ORDER BY p.dataareaid, p.prospectid
 FETCH FIRST :max ROWS ONLY
