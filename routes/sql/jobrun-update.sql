UPDATE gangway.jobrun
   SET lastrun = :now, lastworked = COALESCE(:worked, lastworked), recordsdone = recordsdone + :done,
       recordsfailed = recordsfailed + :failed, message = :message
 WHERE job = :job AND node = :node
