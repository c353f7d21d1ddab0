-- A trouble that nobody was ever told about in this way.
INSERT INTO gangway.alert (alertkey, channel, state, since, job, summary, cure, nodeid, nexttry)
VALUES (:alertkey, :channel, 'new', CURRENT_TIMESTAMP, :job, :summary, :cure, :nodeid, CURRENT_TIMESTAMP)
