-- The later word about the same counts; locks the one row.
UPDATE gangway.pause
   SET since = CURRENT_TIMESTAMP, endsat = CAST(:endsat AS TIMESTAMP WITH TIME ZONE), reason = :reason, who = :who
 WHERE job = :job AND scope = :scope
