-- Selects counter gaps that have long stayed empty and are checked rarely. Locks nothing.
SELECT fromcounter, tocounter FROM gangway.countergap WHERE jobid = :jobid AND looks >= :looks
