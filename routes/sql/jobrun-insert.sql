INSERT INTO gangway.jobrun (job, node, lastrun, lastworked, recordsdone, recordsfailed, message)
VALUES (:job, :node, :now, :worked, :done, :failed, :message)
