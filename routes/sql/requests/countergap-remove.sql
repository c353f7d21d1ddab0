-- By its exact bounds and looks: of two nodes that looked at it, one goes on and the other rolls back.
DELETE FROM gangway.countergap WHERE jobid = :jobid AND fromcounter = :from AND tocounter = :to AND looks = :looks
