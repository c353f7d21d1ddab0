-- Inserts the requestor as the only Admin of the new hierarchy.
INSERT INTO hq.customerhierarchynode
      (customerhierarchyid, nodepartynumber, customeraccount, nodetype, role, versionadded)
SELECT k.customerhierarchyid, c.partynumber, c.customeraccount, 'Customer', 'Admin', 1
  FROM UNNEST(CAST(:customerhierarchyids AS VARCHAR(20) ARRAY), CAST(:dataareaids AS VARCHAR(4) ARRAY),
              CAST(:prospectids AS VARCHAR(20) ARRAY)) AS k (customerhierarchyid, dataareaid, prospectid)
  JOIN hq.customer c ON c.dataareaid = k.dataareaid AND c.prospectid = k.prospectid AND c.partytype = 'Person'
