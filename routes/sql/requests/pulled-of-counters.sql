-- Headquarters: which requests were pulled by these counters. Locks nothing.
SELECT replicationcounterfromorigin, requestid
  FROM hq.channelrequest
 WHERE replicationcounterfromorigin BETWEEN CAST(:low AS BIGINT) AND CAST(:high AS BIGINT)
