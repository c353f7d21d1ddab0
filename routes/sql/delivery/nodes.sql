-- Selects from headquarters the members of the hierarchies to deliver.
SELECT n.customerhierarchyid, n.nodepartynumber, n.customeraccount, n.nodetype, n.role, n.spendinglimit,
       n.versionadded, n.versionremoved
  FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (hierarchy)
  JOIN hq.customerhierarchynode n ON n.customerhierarchyid = k.hierarchy
