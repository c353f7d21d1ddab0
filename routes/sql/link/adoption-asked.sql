-- Inserts the result of the check before the first lead. If an adoption has begun meanwhile, its row wins.
INSERT INTO gangway.adoption (state, leadid, changed) VALUES (:state, :leadid, :now)
