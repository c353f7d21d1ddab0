-- Headquarters: the same of the requests that were pulled. Locks nothing.
SELECT replicationcounterfromorigin / 1000 AS bucket, COUNT(*) AS records
  FROM hq.channelrequest
 WHERE replicationcounterfromorigin >= 1
 GROUP BY replicationcounterfromorigin / 1000
