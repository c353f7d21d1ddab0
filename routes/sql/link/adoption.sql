-- Selects the state of the adoption: whether the leads that Sales had before this database are known.
SELECT state, leadid, owner, started, decidedsince, changed FROM gangway.adoption
