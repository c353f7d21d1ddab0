-- Selects from the channel database the hierarchy members that job 1010 delivers.
SELECT n.customerhierarchyid, n.nodepartynumber, n.customeraccount, n.nodetype, n.role, n.spendinglimit,
       n.versionadded, n.versionremoved
  FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (hierarchy)
  JOIN ax.customerhierarchynode n ON n.customerhierarchyid = k.hierarchy
