-- Selects those of the given requests that headquarters already has, with their counters.
SELECT r.requestid, r.replicationcounterfromorigin
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
