-- Reserves a job for this node; the key refuses a second one.
INSERT INTO gangway.reservation (job, nodeid, since) VALUES (:job, :nodeid, CURRENT_TIMESTAMP)
