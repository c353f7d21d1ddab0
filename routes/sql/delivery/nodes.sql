-- Job 1010, headquarters: the lines of those hierarchies.
SELECT n.customerhierarchyid, n.nodepartynumber, n.customeraccount, n.nodetype, n.role, n.spendinglimit,
       n.versionadded, n.versionremoved
  FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (hierarchy)
  JOIN hq.customerhierarchynode n ON n.customerhierarchyid = k.hierarchy
