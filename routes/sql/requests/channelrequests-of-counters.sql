-- Selects the channel's requests in a range of counters. Locks nothing.
SELECT replicationcounterfromorigin, requestid
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin BETWEEN CAST(:low AS BIGINT) AND CAST(:high AS BIGINT)
 ORDER BY replicationcounterfromorigin
