-- Selects the last runs of all jobs that processed records or had to wait, latest first.
SELECT job, node, started, ended, runs, waited, recordsdone, recordsfailed, requests, message
  FROM gangway.jobhistory
 WHERE waited > 0 OR recordsdone > 0 OR recordsfailed > 0
 ORDER BY ended DESC
 FETCH FIRST :max ROWS ONLY
