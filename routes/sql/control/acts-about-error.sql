-- Selects the operators' actions on an error, oldest first.
SELECT actid, happened, who, act, job, dataareaid, subject, requestid, code, reason, errorid, words
  FROM gangway.act
 WHERE errorid = :errorid
 ORDER BY actid
