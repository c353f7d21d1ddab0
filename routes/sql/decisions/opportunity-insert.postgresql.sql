-- Inserts an opportunity of a lead with its state, unless another node has just inserted it.
INSERT INTO gangway.opportunity (opportunityid, leadid, state) VALUES (:opportunityid, :leadid, :state)
    ON CONFLICT (opportunityid) DO NOTHING
