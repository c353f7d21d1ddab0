-- Deletes the local copies of the members of the test prospect's hierarchy.
DELETE FROM hq.customerhierarchynode
 WHERE customerhierarchyid IN (SELECT h.customerhierarchyid FROM hq.customerhierarchy h
                                WHERE h.dataareaid = :dataareaid AND h.prospectid = :prospectid)
