-- Inserts the local copy of a hierarchy that Finance and Operations created.
INSERT INTO hq.customerhierarchy
      (customerhierarchyid, dataareaid, name, purpose, organizationpartynumber, organizationcustomeraccount, currentversion, prospectid)
SELECT CAST(:customerhierarchyid AS VARCHAR(20)), CAST(:dataareaid AS VARCHAR(4)), CAST(:name AS VARCHAR(250)), 'B2BOrganization', CAST(:organizationpartynumber AS VARCHAR(40)), CAST(:organizationcustomeraccount AS VARCHAR(20)),
       CAST(:currentversion AS INTEGER), CAST(:prospectid AS VARCHAR(20))
  FROM (VALUES (1)) AS one (n)
 WHERE NOT EXISTS (SELECT 1 FROM hq.customerhierarchy h
                    WHERE h.customerhierarchyid = :customerhierarchyid OR h.dataareaid = :dataareaid AND h.prospectid = :prospectid)
