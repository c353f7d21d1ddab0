SELECT fromcounter, tocounter, looks
  FROM gangway.countergap
 WHERE jobid = :jobid AND lookat <= CURRENT_TIMESTAMP
 ORDER BY jobid, fromcounter
 FETCH FIRST 1 ROWS ONLY
