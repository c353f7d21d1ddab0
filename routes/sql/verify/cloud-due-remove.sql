-- Only what no worker has; the others are waited for.
DELETE FROM gangway.due
 WHERE (owner IS NULL OR dueat <= CURRENT_TIMESTAMP) AND dataareaid = :dataareaid AND subject = :prospectid
   AND job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
