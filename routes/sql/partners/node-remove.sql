-- Soft: the line stays and says since which version it no longer counts.
UPDATE hq.customerhierarchynode
   SET versionremoved = (SELECT h.currentversion FROM hq.customerhierarchy h
                          WHERE h.customerhierarchyid = hq.customerhierarchynode.customerhierarchyid)
 WHERE customerhierarchyid = :customerhierarchyid AND customeraccount = :customeraccount
