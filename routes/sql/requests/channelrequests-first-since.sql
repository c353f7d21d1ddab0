-- Selects the lowest counter, above a given one, of the channel's requests created at a given time or later.
SELECT MIN(replicationcounterfromorigin) AS counter
  FROM ax.channelrequest
 WHERE createddatetime >= :since AND replicationcounterfromorigin > :above
