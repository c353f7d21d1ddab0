-- Deletes a gap by its exact bounds and number of looks: of two nodes that checked it, one continues and the other
-- rolls back.
DELETE FROM gangway.countergap WHERE jobid = :jobid AND fromcounter = :from AND tocounter = :to AND looks = :looks
