-- Inserts the first of several similar runs into the history.
INSERT INTO gangway.jobhistory (runid, job, node, started, ended, runs, waited, recordsdone, recordsfailed, requests, message)
VALUES (:runid, :job, :node, :started, :ended, :runs, :waited, :done, :failed, :requests, :message)
