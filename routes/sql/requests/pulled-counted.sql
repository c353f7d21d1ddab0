-- Counts the pulled requests in headquarters per thousand counter values. Locks nothing.
SELECT replicationcounterfromorigin / 1000 AS bucket, COUNT(*) AS records
  FROM hq.channelrequest
 WHERE replicationcounterfromorigin >= 1
 GROUP BY replicationcounterfromorigin / 1000
