-- Deletes the test prospect's due records that no worker holds; the caller waits for the others.
DELETE FROM gangway.due
 WHERE (owner IS NULL OR dueat <= CURRENT_TIMESTAMP) AND dataareaid = :dataareaid AND subject = :prospectid
   AND job IN ('headquarters', 'prospects-to-leads', 'sales-outcomes', 'decision-listeners')
