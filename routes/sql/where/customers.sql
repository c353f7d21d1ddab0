-- Selects the customers of a prospect, or one customer by account.
SELECT dataareaid, customeraccount, partytype, organizationname, personfirstname, personlastname, primarycontactemail,
       customerhierarchyid, createddatetime
  FROM hq.customer
 WHERE dataareaid = :dataareaid AND (prospectid = :prospectid OR customeraccount = :customeraccount)
 ORDER BY customeraccount
