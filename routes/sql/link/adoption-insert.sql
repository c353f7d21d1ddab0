-- Inserts the first adoption, if the check before the first lead has not been made.
INSERT INTO gangway.adoption (state, leadid, owner, started, decidedsince, changed)
VALUES (:state, :leadid, :owner, :started, :decidedsince, :now)
