UPDATE hq.customerhierarchy SET currentversion = COALESCE(currentversion, 0) + 1 WHERE customerhierarchyid = :customerhierarchyid
