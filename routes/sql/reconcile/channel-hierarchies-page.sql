-- Selects a page of the channel's hierarchies, by key.
SELECT h.customerhierarchyid
  FROM ax.customerhierarchy h
 WHERE h.customerhierarchyid > :after
 ORDER BY h.customerhierarchyid
 FETCH FIRST :max ROWS ONLY
