-- Counts the channel's requests up to the start point, and those of them created since. Locks nothing.
SELECT COUNT(*) AS records,
       COUNT(CASE WHEN createddatetime BETWEEN :since AND :until THEN 1 END) AS newer,
       MIN(CASE WHEN createddatetime BETWEEN :since AND :until THEN requestid END) AS request
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin BETWEEN 1 AND CAST(:counter AS BIGINT)
