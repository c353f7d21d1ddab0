-- Whether a job still has something to do for the test prospect.
SELECT job FROM gangway.due
 WHERE dataareaid = :dataareaid AND subject = :prospectid
   AND job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
