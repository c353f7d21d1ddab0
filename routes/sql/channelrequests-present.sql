SELECT r.requestid
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
