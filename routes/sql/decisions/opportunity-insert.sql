-- Inserts an opportunity of a lead with its state.
INSERT INTO gangway.opportunity (opportunityid, leadid, state) VALUES (:opportunityid, :leadid, :state)
