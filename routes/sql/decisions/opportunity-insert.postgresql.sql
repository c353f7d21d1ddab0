-- The same, unless another node has just seen it.
INSERT INTO gangway.opportunity (opportunityid, leadid, state) VALUES (:opportunityid, :leadid, :state)
    ON CONFLICT (opportunityid) DO NOTHING
