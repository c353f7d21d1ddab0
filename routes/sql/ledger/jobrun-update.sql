-- Records a run of a job on a node. Locks that row.
UPDATE gangway.jobrun
   SET lastrun = :now, lastworked = COALESCE(:worked, lastworked), recordsdone = recordsdone + :done,
       recordsfailed = recordsfailed + :failed, message = :message, suspect = :suspect
 WHERE job = :job AND node = :node
