-- Selects a page of headquarters' hierarchies, by key.
SELECT h.customerhierarchyid
  FROM hq.customerhierarchy h
 WHERE h.customerhierarchyid > :after
 ORDER BY h.customerhierarchyid
 FETCH FIRST :max ROWS ONLY
