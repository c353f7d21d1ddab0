-- Marks a prospect as decided: Finance and Operations shows the decision of Sales, or one of its own.
UPDATE gangway.cloudprospect SET state = 'Decided', wanted = NULL, approvedat = CASE WHEN :status = 'Approved' THEN COALESCE(approvedat, CAST(:now AS TIMESTAMP)) END
 WHERE dataareaid = :dataareaid AND prospectid = :prospectid
