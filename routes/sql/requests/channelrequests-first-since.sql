-- Channel database: the lowest counter above a counter among requests that were created at a time or later.
SELECT MIN(replicationcounterfromorigin) AS counter
  FROM ax.channelrequest
 WHERE createddatetime >= :since AND replicationcounterfromorigin > :above
