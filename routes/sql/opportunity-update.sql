UPDATE gangway.opportunity SET state = :state, leadid = :leadid WHERE opportunityid = :opportunityid
