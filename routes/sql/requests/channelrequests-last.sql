-- Selects the highest counters of the channel's requests created before a given time.
SELECT replicationcounterfromorigin
  FROM ax.channelrequest
 WHERE createddatetime < :before
 ORDER BY replicationcounterfromorigin DESC
 FETCH FIRST 1000 ROWS ONLY
