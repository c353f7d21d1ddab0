-- Deletes the members of hierarchies from the channel database before they are inserted again.
DELETE FROM ax.customerhierarchynode
 WHERE customerhierarchyid IN (SELECT k.h FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (h))
