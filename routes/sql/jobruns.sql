SELECT job, node, lastrun, lastworked, recordsdone, recordsfailed, message FROM gangway.jobrun ORDER BY job, node
