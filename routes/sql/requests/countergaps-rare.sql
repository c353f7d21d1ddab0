-- Gaps of the counters in which nothing has appeared for long, and which are looked at rarely. Locks nothing.
SELECT fromcounter, tocounter FROM gangway.countergap WHERE jobid = :jobid AND looks >= :looks
