INSERT INTO gangway.opportunity (opportunityid, leadid, state) VALUES (:opportunityid, :leadid, :state)
