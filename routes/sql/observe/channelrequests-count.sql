-- Counts the channel's requests that have not been pulled yet, and selects the time of the oldest.
SELECT COUNT(*) AS requests, MIN(createddatetime) AS oldest
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > CAST(:counter AS BIGINT)
