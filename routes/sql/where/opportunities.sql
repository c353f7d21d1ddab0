-- The opportunities of a lead, as they were seen last.
SELECT opportunityid, state FROM gangway.opportunity WHERE leadid = :leadid ORDER BY opportunityid
