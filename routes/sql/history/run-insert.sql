-- Keeps the first of some runs that are alike.
INSERT INTO gangway.jobhistory (runid, job, node, started, ended, runs, waited, recordsdone, recordsfailed, requests, message)
VALUES (:runid, :job, :node, :started, :ended, :runs, :waited, :done, :failed, :requests, :message)
