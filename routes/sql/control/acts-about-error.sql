-- What people decided about an error, the first decision first.
SELECT actid, happened, who, act, job, dataareaid, subject, requestid, code, reason, errorid, words
  FROM gangway.act
 WHERE errorid = :errorid
 ORDER BY actid
