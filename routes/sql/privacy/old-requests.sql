-- Retention: selects a page of requests by key and flags those that are old, no longer needed, and still hold personal
-- data. Needed are: requests not processed, unless discarded; those whose prospect is pending; and those about a user
-- while an earlier one about the same user is pending.
SELECT r.requestid,
       CASE WHEN r.createddatetime < :before AND COALESCE(r.lastname, '') <> :erased
             AND (r.syncstatus = 'Processed'
                  OR r.syncstatus = 'Failed'
                     AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.requestid = r.requestid)
                     AND NOT EXISTS (SELECT 1 FROM gangway.due d
                                      WHERE d.job = 'synchronize-channel-requests' AND d.dataareaid = '' AND d.subject = r.requestid))
             AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid AND p.b2bprospectstatus = 'Pending')
             AND NOT EXISTS (SELECT 1 FROM hq.channelrequest o
                              WHERE o.dataareaid = r.dataareaid AND o.customeraccount = r.customeraccount AND o.syncstatus = 'Pending'
                                AND o.replicationcounterfromorigin < r.replicationcounterfromorigin)
            THEN 1 ELSE 0 END AS isold
  FROM hq.channelrequest r
 WHERE r.requestid > :after
 ORDER BY r.requestid
 FETCH FIRST :max ROWS ONLY
