-- Removes the members of the test prospect's hierarchy from the mirror.
DELETE FROM hq.customerhierarchynode
 WHERE customerhierarchyid IN (SELECT h.customerhierarchyid FROM hq.customerhierarchy h
                                WHERE h.dataareaid = :dataareaid AND h.prospectid = :prospectid)
