-- What the question before the first lead came to; an adoption that began meanwhile knows better.
INSERT INTO gangway.adoption (state, leadid, changed) VALUES (:state, :leadid, :now)
