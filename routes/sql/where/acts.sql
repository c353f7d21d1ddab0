-- Selects operators' actions on a request or a prospect.
SELECT happened, who, act, job, code, words, reason
  FROM gangway.act
 WHERE requestid = :requestid OR (dataareaid = :dataareaid AND subject = :prospectid) OR subject = :requestid
 ORDER BY actid
