-- Inserts a customer as a member of a hierarchy.
INSERT INTO hq.customerhierarchynode
      (customerhierarchyid, nodepartynumber, customeraccount, nodetype, role, spendinglimit, versionadded)
SELECT h.customerhierarchyid, c.partynumber, c.customeraccount, 'Customer', 'User', CAST(:spendinglimit AS DECIMAL(18, 2)),
       h.currentversion
  FROM hq.customerhierarchy h
  JOIN hq.customer c ON c.dataareaid = h.dataareaid AND c.customeraccount = :customeraccount
 WHERE h.customerhierarchyid = :customerhierarchyid
