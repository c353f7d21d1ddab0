-- The first adoption, where nobody has asked before.
INSERT INTO gangway.adoption (state, leadid, owner, started, decidedsince, changed)
VALUES (:state, :leadid, :owner, :started, :decidedsince, :now)
