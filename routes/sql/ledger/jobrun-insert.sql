-- Inserts the first run of a job on a node.
INSERT INTO gangway.jobrun (job, node, lastrun, lastworked, recordsdone, recordsfailed, message, suspect)
VALUES (:job, :node, :now, :worked, :done, :failed, :message, :suspect)
