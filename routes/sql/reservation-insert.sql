INSERT INTO gangway.reservation (job, nodeid, since) VALUES (:job, :nodeid, CURRENT_TIMESTAMP)
