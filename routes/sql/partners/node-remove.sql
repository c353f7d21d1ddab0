-- Marks a member as removed in the current version of the hierarchy; the row stays.
UPDATE hq.customerhierarchynode
   SET versionremoved = (SELECT h.currentversion FROM hq.customerhierarchy h
                          WHERE h.customerhierarchyid = hq.customerhierarchynode.customerhierarchyid)
 WHERE customerhierarchyid = :customerhierarchyid AND customeraccount = :customeraccount
