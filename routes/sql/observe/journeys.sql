-- The ways of all requests, oldest first.
SELECT requestid, dataareaid, prospectid, leadid, b2bprospectstatus, salesstate, lasterror, requested, prospectcreated,
       leadcreated, decided, notified, delivered
  FROM gangway.prospectjourney
 ORDER BY requested, requestid
