-- Selects a user's membership, in the given hierarchy if one is named. A current membership comes before a removed one.
SELECT c.customeraccount, c.primarycontactemail, n.customerhierarchyid, n.nodepartynumber, n.role, n.versionremoved
  FROM hq.customer c
  JOIN hq.customerhierarchynode n ON n.nodepartynumber = c.partynumber
 WHERE c.dataareaid = :dataareaid AND c.customeraccount = :customeraccount AND c.partytype = 'Person'
   AND (CAST(:customerhierarchyid AS VARCHAR(20)) IS NULL OR n.customerhierarchyid = CAST(:customerhierarchyid AS VARCHAR(20)))
 ORDER BY CASE WHEN n.versionremoved IS NULL THEN 0 ELSE 1 END, n.customerhierarchyid
 FETCH FIRST 1 ROWS ONLY
