-- Adds similar runs that followed to the first one, as totals. Locks that row.
UPDATE gangway.jobhistory
   SET ended = :ended, runs = :runs, waited = :waited, recordsdone = :done, recordsfailed = :failed, requests = :requests,
       message = :message
 WHERE runid = :runid
