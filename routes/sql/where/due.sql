-- Selects the jobs for which a request or a prospect is queued.
SELECT d.job, d.dueat, d.waitingsince, d.owner, d.attempts, n.name AS node
  FROM gangway.due d
  LEFT JOIN gangway.node n ON n.nodeid = d.nodeid
 WHERE (d.job = 'synchronize-channel-requests' AND d.dataareaid = '' AND d.subject = :requestid)
    OR (d.job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
        AND d.dataareaid = :dataareaid AND d.subject = :prospectid)
 ORDER BY d.waitingsince
