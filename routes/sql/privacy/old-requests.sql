-- Retention: a page of requests by key, with those that came long ago, need nothing any more and still speak of a person.
-- Needed are those that are not processed, unless somebody gave them up, those whose prospect is pending, and those about a
-- user while an earlier one about the same user still waits.
SELECT r.requestid,
       CASE WHEN r.createddatetime < :before AND COALESCE(r.lastname, '') <> :erased
             AND (r.syncstatus = 'Processed'
                  OR r.syncstatus = 'Failed'
                     AND NOT EXISTS (SELECT 1 FROM gangway.error e WHERE e.requestid = r.requestid)
                     AND NOT EXISTS (SELECT 1 FROM gangway.due d
                                      WHERE d.job = 'synchronize-channel-requests' AND d.dataareaid = '' AND d.subject = r.requestid))
             AND NOT EXISTS (SELECT 1 FROM hq.prospect p WHERE p.requestid = r.requestid AND p.b2bprospectstatus = 'Pending')
             AND NOT EXISTS (SELECT 1 FROM hq.channelrequest o
                              WHERE o.customeraccount = r.customeraccount AND o.syncstatus = 'Pending')
            THEN 1 ELSE 0 END AS isold
  FROM hq.channelrequest r
 WHERE r.requestid > :after
 ORDER BY r.requestid
 FETCH FIRST :max ROWS ONLY
