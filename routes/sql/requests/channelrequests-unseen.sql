-- Counts the channel's requests that P-0001 never reads, because their counter is below 1. Locks nothing.
SELECT COUNT(*) AS records, MIN(requestid) AS request
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin < 1
