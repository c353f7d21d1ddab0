-- Replaces the pause that a job already has in this scope; the latest command wins. Locks that row.
UPDATE gangway.pause
   SET since = CURRENT_TIMESTAMP, endsat = CAST(:endsat AS TIMESTAMP WITH TIME ZONE), reason = :reason, who = :who
 WHERE job = :job AND scope = :scope
