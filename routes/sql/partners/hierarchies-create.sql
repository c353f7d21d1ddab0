-- Inserts one hierarchy per approved prospect, named after its organization.
INSERT INTO hq.customerhierarchy
      (customerhierarchyid, dataareaid, name, purpose, organizationpartynumber, organizationcustomeraccount, currentversion, prospectid)
SELECT k.customerhierarchyid, c.dataareaid, c.organizationname, 'B2BOrganization', c.partynumber, c.customeraccount, 1, c.prospectid
  FROM UNNEST(CAST(:customerhierarchyids AS VARCHAR(20) ARRAY), CAST(:dataareaids AS VARCHAR(4) ARRAY),
              CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (customerhierarchyid, dataareaid, prospectid)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Organization'
