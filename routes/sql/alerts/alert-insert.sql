-- Inserts an alert about a trouble that has never been reported through this channel.
INSERT INTO gangway.alert (alertkey, channel, state, since, job, summary, cure, nodeid, nexttry)
VALUES (:alertkey, :channel, 'new', CURRENT_TIMESTAMP, :job, :summary, :cure, :nodeid, CURRENT_TIMESTAMP)
