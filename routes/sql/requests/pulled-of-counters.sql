-- Selects the pulled requests in headquarters in a range of counters. Locks nothing.
SELECT replicationcounterfromorigin, requestid
  FROM hq.channelrequest
 WHERE replicationcounterfromorigin BETWEEN CAST(:low AS BIGINT) AND CAST(:high AS BIGINT)
