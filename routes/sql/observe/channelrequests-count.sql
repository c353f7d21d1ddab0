-- Requests of the channel that were not pulled yet, and the time of the oldest.
SELECT COUNT(*) AS requests, MIN(createddatetime) AS oldest
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > CAST(:counter AS BIGINT)
