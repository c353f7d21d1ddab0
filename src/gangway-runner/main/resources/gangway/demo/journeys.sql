-- How far each request has come, seen from Commerce alone: headquarters, and what job 1010 delivered to the channel.
SELECT r.requestid,
       q.syncstatus,
       j.prospectid,
       j.leadid,
       j.b2bprospectstatus,
       j.lasterror,
       (SELECT COUNT(*) FROM hq.customer c
         WHERE c.dataareaid = j.dataareaid AND c.prospectid = j.prospectid) AS customers,
       (SELECT MAX(c.customerhierarchyid) FROM hq.customer c
         WHERE c.dataareaid = j.dataareaid AND c.prospectid = j.prospectid) AS hierarchyid,
       (SELECT COUNT(*) FROM hq.customerhierarchynode n
          JOIN hq.customer c ON c.customerhierarchyid = n.customerhierarchyid AND c.customeraccount = n.customeraccount
         WHERE c.dataareaid = j.dataareaid AND c.prospectid = j.prospectid AND n.role = 'Admin') AS admins,
       (SELECT COUNT(*) FROM ax.customer c
         WHERE c.dataareaid = j.dataareaid AND c.prospectid = j.prospectid) AS customersdelivered,
       (SELECT COUNT(*) FROM ax.customerhierarchynode n
          JOIN ax.customer c ON c.customerhierarchyid = n.customerhierarchyid AND c.customeraccount = n.customeraccount
         WHERE c.dataareaid = j.dataareaid AND c.prospectid = j.prospectid AND n.role = 'Admin') AS adminsdelivered,
       (SELECT COUNT(*) FROM hq.emailnotification n
         WHERE n.dataareaid = j.dataareaid AND n.prospectid = j.prospectid) AS notifications,
       (SELECT MAX(n.notificationtype) FROM hq.emailnotification n
         WHERE n.dataareaid = j.dataareaid AND n.prospectid = j.prospectid) AS notificationtype,
       (SELECT MAX(n.messageid) FROM hq.emailnotification n
         WHERE n.dataareaid = j.dataareaid AND n.prospectid = j.prospectid AND n.status = 'Sent') AS messageid
  FROM ax.channelrequest r
  LEFT JOIN hq.channelrequest q ON q.requestid = r.requestid
  LEFT JOIN gangway.prospectjourney j ON j.requestid = r.requestid
