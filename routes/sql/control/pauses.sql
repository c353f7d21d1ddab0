-- Selects the pauses in force, by the database's clock.
SELECT job, scope, since, endsat, reason, who
  FROM gangway.pause
 WHERE endsat IS NULL OR endsat > CURRENT_TIMESTAMP
 ORDER BY job, scope
