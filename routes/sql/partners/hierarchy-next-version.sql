-- Increments the version of a hierarchy whose members change. Locks that hierarchy.
UPDATE hq.customerhierarchy SET currentversion = COALESCE(currentversion, 0) + 1 WHERE customerhierarchyid = :customerhierarchyid
