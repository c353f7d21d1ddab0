-- Keeps those that followed it, with the totals. Locks that row.
UPDATE gangway.jobhistory
   SET ended = :ended, runs = :runs, waited = :waited, recordsdone = :done, recordsfailed = :failed, requests = :requests,
       message = :message
 WHERE runid = :runid
