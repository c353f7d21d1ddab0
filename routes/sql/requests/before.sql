-- Selects pending requests about the same hierarchy or user that were entered earlier. Two joins rather than one with
-- OR, so that each uses its own index.
SELECT r.requestid, e.requestid AS earlier
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
  JOIN hq.channelrequest e ON e.customerhierarchyid = r.customerhierarchyid
 WHERE e.syncstatus = 'Pending' AND e.replicationcounterfromorigin < r.replicationcounterfromorigin
   AND e.dataareaid = r.dataareaid
UNION
SELECT r.requestid, e.requestid AS earlier
  FROM UNNEST(CAST(:requestids AS VARCHAR(36) ARRAY)) AS k (requestid)
  JOIN hq.channelrequest r ON r.requestid = k.requestid
  JOIN hq.channelrequest e ON e.customeraccount = r.customeraccount
 WHERE e.syncstatus = 'Pending' AND e.replicationcounterfromorigin < r.replicationcounterfromorigin
   AND e.dataareaid = r.dataareaid
