-- Selects the hierarchies in which the requestors of these prospects are administrators, found by e-mail address or
-- because the customer names the prospect (itself = 1). Leaves out hierarchies that belong to other prospects.
SELECT f.dataareaid, f.prospectid, f.itself, h.customerhierarchyid, o.customeraccount, o.organizationname
  FROM (SELECT k.dataareaid, k.prospectid, c.partynumber, c.prospectid AS owner,
               CASE WHEN c.prospectid = k.prospectid THEN 1 ELSE 0 END AS itself
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY),
                      CAST(:emails AS VARCHAR(255) ARRAY)) AS k (dataareaid, prospectid, email)
          JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.personemailaddress = k.email
        UNION
        SELECT k.dataareaid, k.prospectid, c.partynumber, c.prospectid AS owner, 1 AS itself
          FROM UNNEST(CAST(:dataareaids AS VARCHAR(4) ARRAY), CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (dataareaid, prospectid)
          JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Person') f
  JOIN hq.customerhierarchynode n ON n.nodepartynumber = f.partynumber AND n.role = 'Admin' AND n.versionremoved IS NULL
  JOIN hq.customerhierarchy h ON h.customerhierarchyid = n.customerhierarchyid AND h.dataareaid = f.dataareaid
  JOIN hq.customer o ON o.dataareaid = h.dataareaid AND o.customeraccount = h.organizationcustomeraccount
 WHERE (f.owner IS NULL OR f.owner = f.prospectid) AND (o.prospectid IS NULL OR o.prospectid = f.prospectid)
 ORDER BY h.customerhierarchyid
