-- Selects the highest counters of the channel's requests.
SELECT replicationcounterfromorigin
  FROM ax.channelrequest
 ORDER BY replicationcounterfromorigin DESC
 FETCH FIRST 1000 ROWS ONLY
