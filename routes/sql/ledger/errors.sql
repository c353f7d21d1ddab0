-- Selects all errors, oldest first.
SELECT errorid, job, dataareaid, subject, requestid, status, code, message, attempts, firstseen, lastseen
  FROM gangway.error
 ORDER BY errorid
