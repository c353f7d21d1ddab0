SELECT COUNT(*) AS requests, MIN(createddatetime) AS oldest
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin > CAST(:counter AS BIGINT)
