-- Selects a request and when it was pulled.
SELECT r.requestid, r.requesttype, r.dataareaid, r.firstname, r.lastname, r.companyname, r.email, r.syncstatus, r.errormessage,
       r.createddatetime, r.customeraccount, r.customerhierarchyid, u.dateuploaded
  FROM hq.channelrequest r
  LEFT JOIN hq.uploadsession u ON u.uploadsessionid = r.uploadsessionid
 WHERE r.requestid = :requestid
