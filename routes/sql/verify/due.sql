-- Selects the jobs for which the test request is still queued.
SELECT job FROM gangway.due
 WHERE job = 'synchronize-channel-requests' AND dataareaid = '' AND subject = :requestid
    OR job IN ('prospects-to-leads', 'sales-outcomes') AND dataareaid = :dataareaid AND subject = :prospectid
