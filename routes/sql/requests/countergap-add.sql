-- Inserts a gap in the replication counters: an open transaction of the site may still fill it.
INSERT INTO gangway.countergap (jobid, fromcounter, tocounter, looks, lookat)
VALUES (:jobid, :from, :to, :looks, CURRENT_TIMESTAMP + CAST(:delay AS INTEGER) * INTERVAL '1' SECOND)
