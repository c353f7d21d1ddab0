-- Channel database: the highest counters of requests that were created before a time.
SELECT replicationcounterfromorigin
  FROM ax.channelrequest
 WHERE createddatetime < :before
 ORDER BY replicationcounterfromorigin DESC
 FETCH FIRST 1000 ROWS ONLY
