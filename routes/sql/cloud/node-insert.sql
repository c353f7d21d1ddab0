-- Inserts the local copy of a hierarchy member.
INSERT INTO hq.customerhierarchynode (customerhierarchyid, nodepartynumber, customeraccount, nodetype, role, versionadded)
SELECT CAST(:customerhierarchyid AS VARCHAR(20)), CAST(:nodepartynumber AS VARCHAR(40)), CAST(:customeraccount AS VARCHAR(20)), 'Customer', CAST(:role AS VARCHAR(20)), CAST(:versionadded AS INTEGER)
  FROM (VALUES (1)) AS one (n)
 WHERE NOT EXISTS (SELECT 1 FROM hq.customerhierarchynode n
                    WHERE n.customerhierarchyid = :customerhierarchyid AND n.nodepartynumber = :nodepartynumber)
