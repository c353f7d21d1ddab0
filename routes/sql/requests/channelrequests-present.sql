-- Which of these requests headquarters has already, and by which counter.
SELECT r.requestid, r.replicationcounterfromorigin
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
