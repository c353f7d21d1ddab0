-- Whether a job still has something to do for the test request.
SELECT job FROM gangway.due
 WHERE job = 'synchronize-channel-requests' AND dataareaid = '' AND subject = :requestid
    OR job IN ('prospects-to-leads', 'sales-outcomes') AND dataareaid = :dataareaid AND subject = :prospectid
