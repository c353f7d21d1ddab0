-- Selects a prospect with its lead.
SELECT p.dataareaid, p.prospectid, p.requestid, p.b2bprospectstatus, p.firstname, p.lastname, p.companyname, p.prospectname,
       p.primaryemailaddress, p.createddatetime, l.leadid, l.leadsent, l.leadstate, l.salesstate, l.leadcreated, l.decided,
       l.delivered
  FROM hq.prospect p
  LEFT JOIN gangway.link l ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid
 WHERE p.dataareaid = :dataareaid AND p.prospectid = :prospectid
