-- Inserts the local copy of a customer that Finance and Operations created.
INSERT INTO hq.customer
      (dataareaid, customeraccount, partytype, partynumber, prospectid, organizationname, personfirstname, personlastname,
       primarycontactemail, customergroupid, salescurrencycode, customerhierarchyid, isb2badmin, createddatetime, modifieddatetime)
SELECT CAST(:dataareaid AS VARCHAR(4)), CAST(:customeraccount AS VARCHAR(20)), CAST(:partytype AS VARCHAR(20)), CAST(:partynumber AS VARCHAR(40)), CAST(:prospectid AS VARCHAR(20)), CAST(:organizationname AS VARCHAR(250)), CAST(:personfirstname AS VARCHAR(50)),
       CAST(:personlastname AS VARCHAR(50)), CAST(:primarycontactemail AS VARCHAR(255)), CAST(:customergroupid AS VARCHAR(20)), CAST(:salescurrencycode AS VARCHAR(3)), CAST(:customerhierarchyid AS VARCHAR(20)), CAST(:isb2badmin AS INTEGER), CAST(:now AS TIMESTAMP), CAST(:now AS TIMESTAMP)
  FROM (VALUES (1)) AS one (n)
 WHERE NOT EXISTS (SELECT 1 FROM hq.customer c
                    WHERE c.dataareaid = :dataareaid AND (c.customeraccount = :customeraccount
                          OR c.prospectid = :prospectid AND c.partytype = :partytype))
