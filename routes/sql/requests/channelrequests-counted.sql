-- Counts the channel's requests per thousand counter values. Locks nothing.
SELECT replicationcounterfromorigin / 1000 AS bucket, COUNT(*) AS records
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin BETWEEN CAST(:low AS BIGINT) AND CAST(:high AS BIGINT)
 GROUP BY replicationcounterfromorigin / 1000
