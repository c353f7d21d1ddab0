-- Selects the jobs for which the test prospect is still queued.
SELECT job FROM gangway.due
 WHERE dataareaid = :dataareaid AND subject = :prospectid
   AND job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
