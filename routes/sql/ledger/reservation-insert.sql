-- Reserves a job for this node; the primary key refuses a second reservation.
INSERT INTO gangway.reservation (job, nodeid, since) VALUES (:job, :nodeid, CURRENT_TIMESTAMP)
