-- Remembers an opportunity of a lead and its state.
INSERT INTO gangway.opportunity (opportunityid, leadid, state) VALUES (:opportunityid, :leadid, :state)
