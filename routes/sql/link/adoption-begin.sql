-- Starts an adoption and takes over from any earlier owner; the first start time stays until an adoption has ended.
UPDATE gangway.adoption
   SET state = 'Running', leadid = NULL, owner = :owner, started = COALESCE(started, CAST(:started AS TIMESTAMP)),
       decidedsince = COALESCE(CAST(:decidedsince AS TIMESTAMP), decidedsince), changed = :now
