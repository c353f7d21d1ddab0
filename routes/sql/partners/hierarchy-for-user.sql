-- Selects the hierarchy that a user request names.
SELECT h.customerhierarchyid, h.dataareaid, o.customeraccount, o.languageid
  FROM hq.customerhierarchy h
  LEFT JOIN hq.customer o ON o.dataareaid = h.dataareaid AND o.customeraccount = h.organizationcustomeraccount
 WHERE h.dataareaid = :dataareaid AND h.customerhierarchyid = :customerhierarchyid
