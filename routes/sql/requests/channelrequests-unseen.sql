-- Channel database: the requests whose counter P-0001 never looks at, since it begins with 1. Locks nothing.
SELECT COUNT(*) AS records, MIN(requestid) AS request
  FROM ax.channelrequest
 WHERE replicationcounterfromorigin < 1
