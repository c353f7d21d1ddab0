-- Makes a removed user a member again, from the new version on.
UPDATE hq.customerhierarchynode
   SET role = 'User', spendinglimit = CAST(:spendinglimit AS DECIMAL(18, 2)), versionremoved = NULL,
       versionadded = (SELECT h.currentversion FROM hq.customerhierarchy h
                        WHERE h.customerhierarchyid = hq.customerhierarchynode.customerhierarchyid)
 WHERE customerhierarchyid = :customerhierarchyid AND customeraccount = :customeraccount
