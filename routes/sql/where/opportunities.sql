-- Selects the opportunities of a lead, as last seen.
SELECT opportunityid, state FROM gangway.opportunity WHERE leadid = :leadid ORDER BY opportunityid
