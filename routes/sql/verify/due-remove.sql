-- Deletes the test request's due records that no worker holds; the caller waits for the others.
DELETE FROM gangway.due
 WHERE (owner IS NULL OR dueat <= CURRENT_TIMESTAMP)
   AND (job = 'synchronize-channel-requests' AND dataareaid = '' AND subject = :requestid
        OR job IN ('prospects-to-leads', 'sales-outcomes') AND dataareaid = :dataareaid AND subject = :prospectid)
