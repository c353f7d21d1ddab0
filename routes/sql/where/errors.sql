-- Selects the errors of a request or a prospect.
SELECT errorid, job, status, code, message, attempts, firstseen, lastseen
  FROM gangway.error
 WHERE requestid = :requestid OR (dataareaid = :dataareaid AND subject = :prospectid) OR subject = :requestid
 ORDER BY errorid
