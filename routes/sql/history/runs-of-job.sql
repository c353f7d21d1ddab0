-- Selects the last runs of a job, latest first.
SELECT job, node, started, ended, runs, waited, recordsdone, recordsfailed, requests, message
  FROM gangway.jobhistory
 WHERE job = :job
 ORDER BY job DESC, ended DESC
 FETCH FIRST :max ROWS ONLY
