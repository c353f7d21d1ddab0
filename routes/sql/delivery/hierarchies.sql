-- Selects from headquarters the hierarchies to deliver.
SELECT h.customerhierarchyid, h.dataareaid, h.name, h.purpose, h.organizationpartynumber,
       h.organizationcustomeraccount, h.currentversion, h.prospectid
  FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (hierarchy)
  JOIN hq.customerhierarchy h ON h.customerhierarchyid = k.hierarchy
