-- Stores the new state of an opportunity. Locks that row.
UPDATE gangway.opportunity SET state = :state, leadid = :leadid WHERE opportunityid = :opportunityid
