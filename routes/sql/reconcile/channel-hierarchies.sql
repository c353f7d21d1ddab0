-- Selects from the channel database the hierarchies that job 1010 delivers.
SELECT h.customerhierarchyid, h.dataareaid, h.name, h.purpose, h.organizationpartynumber,
       h.organizationcustomeraccount, h.currentversion, h.prospectid
  FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (hierarchy)
  JOIN ax.customerhierarchy h ON h.customerhierarchyid = k.hierarchy
