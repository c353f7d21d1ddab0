-- Who begins takes over from whoever was there before; the time of the first beginning stays until an adoption has ended.
UPDATE gangway.adoption
   SET state = 'Running', leadid = NULL, owner = :owner, started = COALESCE(started, CAST(:started AS TIMESTAMP)),
       decidedsince = COALESCE(CAST(:decidedsince AS TIMESTAMP), decidedsince), changed = :now
