-- Takes the members of hierarchies out of the channel database, before they are delivered anew.
DELETE FROM ax.customerhierarchynode
 WHERE customerhierarchyid IN (SELECT k.h FROM UNNEST(CAST(:hierarchies AS VARCHAR(20) ARRAY)) AS k (h))
