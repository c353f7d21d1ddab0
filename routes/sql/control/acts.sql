-- Selects the operators' actions, latest first.
SELECT actid, happened, who, act, job, dataareaid, subject, requestid, code, reason, errorid, words
  FROM gangway.act
 WHERE actid < :before
 ORDER BY actid DESC
 FETCH FIRST :max ROWS ONLY
