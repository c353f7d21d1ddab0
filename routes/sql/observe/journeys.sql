-- Selects how far each request has come, oldest first.
SELECT requestid, dataareaid, prospectid, leadid, b2bprospectstatus, salesstate, lasterror, requested, prospectcreated,
       leadcreated, decided, notified, delivered
  FROM gangway.prospectjourney
 ORDER BY requested, requestid
